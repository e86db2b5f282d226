package earshot.query;

import static earshot.query.ProblemCode.BAD_KEY_VALUE;
import static earshot.query.ProblemCode.DUPLICATE;
import static earshot.query.ProblemCode.MISSING_KEY;

import com.fasterxml.jackson.core.JsonToken;
import earshot.model.AlertSettings;
import earshot.model.BrandSet;
import earshot.model.BrandSet.Brand;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Reads a brand set from YAML:
 *
 * <pre>
 * set: airlines
 * version: 3
 * time-zone: America/New_York       # optional, UTC
 * languages: [en, es]               # optional, all
 * hashtags-as-words: false          # optional
 * excluded-authors: [flightbot]     # optional
 * excluded-sites: [coupons.example] # optional
 * routes: [night-desk]              # optional, who is told of alerts, for brands that say nothing else
 * alerts:                           # optional, each of its keys too
 *   sensitivity: medium             # low, medium, high
 *   least: 5
 *   off: [drop]
 *   severity-words: [recall, lawsuit]
 * brands:
 *   - id: delta
 *     name: Delta Air Lines
 *     query: |
 *       "delta air lines" OR @delta OR (delta NEAR/5 (flight OR gate))
 *     accounts: [x:delta]           # optional
 *     sites: [delta.com]            # optional, the brand's own, by which is counted who links to them
 *     aliases: [Delta Airlines]     # optional
 *     routes: [brand-team]          # optional
 * </pre>
 *
 * A brand without a query is looked for by its name and aliases, each as a phrase and as the tag of its words run
 * together, and by the handles of its accounts.
 */
public final class BrandFile {

    /**
     * What a file says.
     *
     * @param set absent where there is an error
     * @param problems with lines and columns of the file
     */
    public record Reading(Optional<BrandSet> set, List<Problem> problems) {}

    static final List<String> SET_KEYS = List.of(
            "set",
            "version",
            "time-zone",
            "languages",
            "hashtags-as-words",
            "excluded-authors",
            "excluded-sites",
            "routes",
            "alerts",
            "brands");
    static final List<String> BRAND_KEYS = List.of("id", "name", "query", "accounts", "aliases", "sites", "routes");
    private static final Pattern KEBAB = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
    private static final Pattern ACCOUNT = Pattern.compile("[a-z]+:[^\\s@:][^\\s]*");

    private final YamlReader yaml;
    private final Set<String> ids = new HashSet<>();

    private BrandFile(String text) {
        yaml = new YamlReader(text);
    }

    /**
     * @throws QueryException where the file has an error, with everything that is wrong
     * @throws IOException where it cannot be read at all
     */
    public static BrandSet read(Path file) throws IOException {
        Reading reading = check(Files.readString(file));
        return reading.set().orElseThrow(() -> new QueryException(file + ":", reading.problems()));
    }

    /** Tells everything that is wrong with a file's text, or would be costly or surprising. */
    public static Reading check(String text) {
        BrandFile file = new BrandFile(text);
        Optional<BrandSet> set = file.yaml.read(file::readSet);
        List<Problem> problems = file.yaml.problems();
        return new Reading(set.filter(s -> problems.stream().noneMatch(Problem::isError)), problems);
    }

    private BrandSet readSet() throws IOException {
        String name = "";
        int version = 0;
        String timeZone = "UTC";
        boolean hashtagsAsWords = false;
        List<String> languages = List.of();
        List<String> excludedAuthors = List.of();
        List<String> excludedSites = List.of();
        List<String> routes = List.of();
        AlertSettings alerts = AlertSettings.DEFAULT;
        List<Brand> brands = List.of();
        Set<String> seen = new HashSet<>();
        YamlReader.Place start = yaml.place();
        for (String key = yaml.nextKey(seen, SET_KEYS); !key.isEmpty(); key = yaml.nextKey(seen, SET_KEYS)) {
            switch (key) {
                case "set" -> name = kebab(key);
                case "version" -> version = version();
                case "time-zone" -> timeZone = timeZone();
                case "hashtags-as-words" -> hashtagsAsWords = yaml.flag(key);
                case "languages" -> languages = yaml.texts(key);
                case "excluded-authors" -> excludedAuthors = yaml.texts(key);
                case "excluded-sites" -> excludedSites = yaml.texts(key);
                case "routes" -> routes = yaml.texts(key, this::checkKebab);
                case "alerts" -> alerts = new AlertSection(yaml).read();
                default -> brands = brands();
            }
        }
        for (String key : List.of("set", "version", "brands")) {
            if (!seen.contains(key)) {
                yaml.add(MISSING_KEY, start, "the file has no " + key + ".", "Add " + key + ": at the top.");
            }
        }
        brands = routed(brands, routes);
        return new BrandSet(
                name, version, brands, hashtagsAsWords, languages, timeZone, excludedAuthors, excludedSites, alerts);
    }

    /** A brand that names no receivers has the set's. */
    private static List<Brand> routed(List<Brand> brands, List<String> routes) {
        return brands.stream()
                .map(brand -> brand.routes().isEmpty() ? routed(brand, routes) : brand)
                .toList();
    }

    private static Brand routed(Brand brand, List<String> routes) {
        return new Brand(
                brand.id(), brand.name(), brand.query(), brand.accounts(), brand.aliases(), brand.sites(), routes);
    }

    private String kebab(String key) throws IOException {
        String text = yaml.text(key);
        if (!text.isEmpty()) {
            checkKebab(text);
        }
        return text;
    }

    private void checkKebab(String text) {
        if (!KEBAB.matcher(text).matches()) {
            yaml.add(
                    BAD_KEY_VALUE,
                    yaml.place(),
                    "\"" + text + "\" is no name of this kind.",
                    "Use small letters, digits and hyphens: " + kebabOf(text) + ".");
        }
    }

    private static String kebabOf(String text) {
        String kebab = Characters.fold(text).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
        return kebab.isEmpty() ? "my-brand" : kebab;
    }

    private int version() throws IOException {
        String text = yaml.text("version");
        if (!text.matches("[1-9]\\d{0,8}")) {
            yaml.add(BAD_KEY_VALUE, yaml.place(), "version is \"" + text + "\".", "Use a whole number from 1.");
            return 0;
        }
        return Integer.parseInt(text);
    }

    private String timeZone() throws IOException {
        String text = yaml.text("time-zone");
        if (!ZoneId.getAvailableZoneIds().contains(text)) {
            yaml.add(
                    BAD_KEY_VALUE,
                    yaml.place(),
                    "there is no time zone \"" + text + "\".",
                    "Use an IANA name such as Europe/Berlin.");
        }
        return text;
    }

    private List<Brand> brands() throws IOException {
        List<Brand> brands = new ArrayList<>();
        YamlReader.Place start = yaml.place();
        if (yaml.begins(JsonToken.START_ARRAY, "brands")) {
            while (yaml.next() != JsonToken.END_ARRAY) {
                if (yaml.begins(JsonToken.START_OBJECT, "a brand")) {
                    brands.add(brand());
                }
            }
        }
        if (brands.isEmpty()) {
            yaml.add(MISSING_KEY, start, "there are no brands.", "Add at least one: - id: my-brand.");
        }
        return List.copyOf(brands);
    }

    private Brand brand() throws IOException {
        String id = "";
        String name = "";
        String query = "";
        List<String> accounts = List.of();
        List<String> aliases = List.of();
        List<String> sites = List.of();
        List<String> routes = List.of();
        YamlReader.Place start = yaml.place();
        YamlReader.Place queryPlace = start;
        Set<String> seen = new HashSet<>();
        for (String key = yaml.nextKey(seen, BRAND_KEYS); !key.isEmpty(); key = yaml.nextKey(seen, BRAND_KEYS)) {
            switch (key) {
                case "id" -> id = brandId();
                case "name" -> name = yaml.text(key);
                case "query" -> {
                    query = yaml.text(key);
                    queryPlace = yaml.place();
                }
                case "accounts" -> accounts = yaml.texts(key, this::checkAccount);
                case "aliases" -> aliases = yaml.texts(key);
                case "sites" -> sites = yaml.texts(key);
                default -> routes = yaml.texts(key, this::checkKebab);
            }
        }
        for (String key : List.of("id", "name")) {
            if (!seen.contains(key)) {
                yaml.add(MISSING_KEY, start, "a brand has no " + key + ".", "Add " + key + ":.");
            }
        }
        Brand brand = new Brand(id, name, query, accounts, aliases, sites, routes);
        if (seen.contains("query") && query.isEmpty()) {
            return brand;
        } else if (seen.contains("query")) {
            yaml.addAll(id, query, queryPlace, QueryCheck.problems(brand));
            return brand;
        }
        Brand derived = new Brand(id, name, DerivedQuery.of(brand), accounts, aliases, sites, routes);
        if (seen.contains("name")) {
            yaml.addAll(id, "", start, QueryCheck.problems(derived));
        }
        return derived;
    }

    private String brandId() throws IOException {
        String id = kebab("id");
        if (!id.isEmpty() && !ids.add(id)) {
            yaml.add(DUPLICATE, yaml.place(), "there are two brands " + id + ".", "Give each its own id.");
        }
        return id;
    }

    private void checkAccount(String account) {
        if (!ACCOUNT.matcher(account).matches()) {
            yaml.add(
                    BAD_KEY_VALUE,
                    yaml.place(),
                    "the account \"" + account + "\" is not platform:handle.",
                    "Write x:delta, without @.");
        }
    }
}
