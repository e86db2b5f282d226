package earshot.query;

import earshot.model.BrandSet;
import earshot.model.BrandSet.Brand;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What changes between two versions of a brand set, a line each. */
public final class BrandSetDiff {

    private final List<String> lines = new ArrayList<>();

    private BrandSetDiff() {}

    /** Empty where both listen for the same; version numbers apart. */
    public static List<String> between(BrandSet before, BrandSet after) {
        BrandSetDiff diff = new BrandSetDiff();
        diff.compare("set", before.name(), after.name());
        diff.compare("time-zone", before.timeZone(), after.timeZone());
        diff.compare("languages", before.languages(), after.languages());
        diff.compare("hashtags-as-words", before.hashtagsAsWords(), after.hashtagsAsWords());
        diff.compare("excluded-authors", before.excludedAuthors(), after.excludedAuthors());
        diff.compare("excluded-sites", before.excludedSites(), after.excludedSites());
        Map<String, Brand> old = byId(before);
        Map<String, Brand> now = byId(after);
        old.keySet().stream().filter(id -> !now.containsKey(id)).forEach(id -> diff.lines.add("- " + id));
        now.forEach((id, brand) -> diff.brand(old.get(id), brand));
        return diff.lines;
    }

    private static Map<String, Brand> byId(BrandSet set) {
        Map<String, Brand> brands = new LinkedHashMap<>();
        set.brands().forEach(brand -> brands.put(brand.id(), brand));
        return brands;
    }

    private void brand(@Nullable Brand before, Brand after) {
        if (before == null) {
            lines.add("+ " + after.id() + ": " + oneLine(after.query()));
            return;
        }
        compare(after.id() + " name", before.name(), after.name());
        compare(after.id() + " accounts", before.accounts(), after.accounts());
        compare(after.id() + " aliases", before.aliases(), after.aliases());
        compare(after.id() + " sites", before.sites(), after.sites());
        compare(after.id() + " routes", before.routes(), after.routes());
        if (!meaning(before).equals(meaning(after))) {
            lines.add("~ " + after.id() + " query");
            lines.add("    - " + oneLine(before.query()));
            lines.add("    + " + oneLine(after.query()));
        }
    }

    /** However it is laid out; of a query that cannot be read its text. */
    private static Object meaning(Brand brand) {
        return Objects.requireNonNullElse(QueryParser.read(brand.query()).query(), brand.query());
    }

    private void compare(String what, Object before, Object after) {
        if (!before.equals(after)) {
            lines.add("~ " + what + ": " + before + " -> " + after);
        }
    }

    private static String oneLine(String query) {
        return query.strip().replaceAll("\\s+", " ");
    }
}
