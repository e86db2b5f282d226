package earshot.query;

import earshot.model.BrandSet.Brand;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The query of a brand that was given none: {@code "name" OR #name OR "alias" OR #alias OR @handle}, each name as a
 * phrase and as the tag of its letters and digits run together.
 */
final class DerivedQuery {

    private DerivedQuery() {}

    static String of(Brand brand) {
        Set<String> parts = new LinkedHashSet<>();
        Stream.concat(Stream.of(brand.name()), brand.aliases().stream()).forEach(name -> {
            parts.add('"' + name.replaceAll("[\"\u201c\u201d\u201e\u201f]", " ") + '"');
            String run = name.codePoints()
                    .filter(c -> Character.isLetterOrDigit(c) || Character.getType(c) == Character.NON_SPACING_MARK)
                    .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                    .toString();
            if (run.codePoints().anyMatch(Character::isLetter)) {
                parts.add("#" + run);
            }
        });
        for (String account : brand.accounts()) {
            parts.add("@" + account.substring(account.indexOf(':') + 1));
        }
        return String.join(" OR ", parts);
    }
}
