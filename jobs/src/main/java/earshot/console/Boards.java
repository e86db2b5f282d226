package earshot.console;

import com.fasterxml.jackson.databind.JsonNode;
import earshot.index.Bars;
import earshot.index.Catalogue;
import earshot.index.MentionFilter;
import earshot.index.MentionPage;
import earshot.index.Reader;
import earshot.index.Selection;
import earshot.model.BrandSet;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the console's pages ask for. */
public final class Boards {
    private static final Logger LOG = LoggerFactory.getLogger(Boards.class);
    private static final Duration USUAL = Duration.ofHours(6);
    private static final Duration LONGEST = Duration.ofDays(366);
    private static final int MOST = 10;
    private static final int PAGE = 25;

    private final Reader reader;
    private final List<BrandSet> brandSets;
    private final Clock clock;
    private final Supplier<Object> progress;
    private final SharedAnswers<Catalogue> catalogues = new SharedAnswers<>(System::nanoTime);

    /**
     * @param brandSets those whose brands' names and time zone are known
     * @param progress how the listening goes, for people; an empty map where nobody knows
     */
    public Boards(Reader reader, List<BrandSet> brandSets, Clock clock, Supplier<Object> progress) {
        this.reader = reader;
        this.brandSets = List.copyOf(brandSets);
        this.clock = clock;
        this.progress = progress;
    }

    /** There is no such thing. */
    static final class NotFound extends Exception {
        private static final long serialVersionUID = 1;

        NotFound(String what) {
            super(what);
        }
    }

    /** How things stand: never fails. */
    Map<String, Object> status() {
        Map<String, Object> status = new LinkedHashMap<>();
        try {
            status.put("changes", catalogues.get("", reader::catalogue).changes());
            status.put("elasticsearch", "up");
        } catch (Exception e) {
            LOG.debug("Elasticsearch does not answer", e);
            status.put("elasticsearch", "down");
        }
        status.put("progress", progress.get());
        return status;
    }

    /**
     * @param what a page's name
     * @throws IllegalArgumentException where it asks for what cannot be, in words for people
     * @throws IOException where Elasticsearch cannot be asked
     * @throws NotFound where there is no such thing
     */
    Object answer(String what, Parameters asked) throws Exception {
        Catalogue catalogue = catalogues.get("", reader::catalogue);
        return switch (what) {
            case "catalogue" -> catalogue(catalogue);
            case "overview" -> overview(catalogue, asked);
            case "mentions" -> mentions(catalogue, asked);
            case "alerts" -> reader.alerts(period(catalogue, asked, catalogue.newest()));
            case "alert" -> alert(asked.get("id"));
            case "feeds" -> {
                Selection period = period(catalogue, asked, catalogue.newestReceived());
                yield reader.feeds(period, bars(period), catalogue.windows());
            }
            default -> throw new NotFound("There is no such page.");
        };
    }

    private Map<String, Object> catalogue(Catalogue catalogue) {
        List<Map<String, Object>> sets = catalogue.brandSets().entrySet().stream()
                .map(set -> Map.<String, Object>of(
                        "name",
                        set.getKey(),
                        "zone",
                        zone(set.getKey()).getId(),
                        "brands",
                        set.getValue().stream()
                                .map(brand -> Map.of("id", brand, "name", name(set.getKey(), brand)))
                                .toList()))
                .toList();
        return Map.of("sets", sets, "newest", catalogue.newest());
    }

    private Object overview(Catalogue catalogue, Parameters asked) throws IOException {
        Selection chosen = period(catalogue, asked, catalogue.newest());
        Bars bars = bars(chosen);
        Selection period = chosen.aligned(bars);
        return reader.overview(period, period.before(), bars, catalogue.windows(), MOST);
    }

    private Object alert(String episodeId) throws IOException, NotFound {
        JsonNode alert = reader.alert(episodeId).orElseThrow(() -> new NotFound("There is no such alert."));
        return Map.of("alert", alert, "events", reader.alertEvents(episodeId));
    }

    private Object mentions(Catalogue catalogue, Parameters asked) throws IOException {
        Selection period = period(catalogue, asked, catalogue.newest());
        MentionPage.Order order = asked.has("order")
                ? MentionPage.Order.valueOf(
                        asked.get("order").toUpperCase(Locale.ROOT).replace('-', '_'))
                : MentionPage.Order.NEWEST;
        return Map.of(
                "period",
                period,
                "page",
                reader.mentions(period, MentionFilter.of(asked::get), order, PAGE, asked.get("after")));
    }

    /** The one asked for, to the second; else the latest so long one of which anything can be known. */
    private Selection period(Catalogue catalogue, Parameters asked, Instant newest) {
        String set = asked.has("set")
                ? asked.get("set")
                : catalogue.brandSets().keySet().stream().findFirst().orElse("");
        String brand = asked.get("brand");
        if (asked.has("from") && asked.has("to")) {
            return checked(new Selection(set, brand, asked.time("from"), asked.time("to")));
        }
        Duration length = asked.duration("period", USUAL);
        if (length.isNegative() || length.isZero() || length.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException(
                    "period is " + length + "; it must be at most " + LONGEST.toDays() + " days");
        }
        Bars bars = Bars.of(length, zone(set));
        Instant now = clock.instant();
        // A live feed that has fallen silent shows its silence; a recording of long ago shows its end.
        Instant last = newest.isAfter(now) || newest.isAfter(now.minus(length)) ? now : newest.plusMillis(1);
        Instant to = bars.ceiling(last);
        return new Selection(set, brand, bars.floor(to.minus(length)), to);
    }

    private static Selection checked(Selection period) {
        if (Duration.between(period.from(), period.to()).compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("The period is longer than " + LONGEST.toDays() + " days");
        }
        return period;
    }

    private Bars bars(Selection period) {
        return Bars.of(Duration.between(period.from(), period.to()), zone(period.brandSet()));
    }

    private Optional<BrandSet> known(String set) {
        return brandSets.stream().filter(known -> known.name().equals(set)).findFirst();
    }

    private ZoneId zone(String set) {
        return known(set).map(known -> ZoneId.of(known.timeZone())).orElse(ZoneOffset.UTC);
    }

    private String name(String set, String brand) {
        Map<String, String> names = known(set)
                .map(known ->
                        known.brands().stream().collect(Collectors.toMap(BrandSet.Brand::id, BrandSet.Brand::name)))
                .orElse(Map.of());
        return names.getOrDefault(brand, brand);
    }
}
