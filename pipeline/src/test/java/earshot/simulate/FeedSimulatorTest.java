package earshot.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import earshot.feed.Feeds;
import earshot.feed.ParseResult;
import earshot.model.BrandSet;
import earshot.model.Engagement;
import earshot.model.Post;
import earshot.model.PostEvent;
import earshot.model.PostEventType;
import earshot.model.PostKind;
import earshot.model.RawPayload;
import earshot.simulate.SimulatedPayload.Intent;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class FeedSimulatorTest {
    private static final Instant START = Instant.parse("2026-03-02T06:00:00Z");
    private static final Scenario QUIET = new Scenario(7, START, 50, Scenario.Crisis.NONE);
    private static final BrandSet BRANDS = brands();
    private static final Feeds FEEDS = Feeds.standard();

    @Test
    void the_same_scenario_gives_the_same_bytes_and_another_seed_others() {
        FeedSimulator one = new FeedSimulator(QUIET, BRANDS);
        FeedSimulator same = new FeedSimulator(QUIET, BRANDS);
        FeedSimulator other = new FeedSimulator(new Scenario(8, START, 50, Scenario.Crisis.NONE), BRANDS);
        int differing = 0;
        for (int i = 0; i < 5_000; i++) {
            SimulatedPayload payload = one.next();
            SimulatedPayload again = same.next();
            assertThat(again.at()).isEqualTo(payload.at());
            assertThat(again.platform()).isEqualTo(payload.platform());
            assertThat(again.bytes()).as("payload %d", i).isEqualTo(payload.bytes());
            differing += Arrays.equals(other.next().bytes(), payload.bytes()) ? 0 : 1;
        }
        assertThat(differing).isGreaterThan(4_500);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void every_payload_is_read_as_it_was_meant_and_comes_in_order(long seed) {
        FeedSimulator simulator = new FeedSimulator(
                new Scenario(seed, START, 5, Scenario.Crisis.of("velora", Duration.ofMinutes(5))), BRANDS);
        Instant before = START;
        for (int i = 0; i < 30_000; i++) {
            SimulatedPayload payload = simulator.next();
            assertThat(payload.at()).isAfterOrEqualTo(before);
            before = payload.at();
            assertThat(read(payload)).as("seed %d, payload %d", seed, i).isEqualTo(payload.intent());
        }
    }

    @Test
    void a_quiet_day_has_every_kind_of_post_language_and_trouble() {
        Map<String, Integer> seen = new TreeMap<>();
        Map<String, Engagement> totals = new HashMap<>();
        Set<String> observed = new HashSet<>();
        Set<String> removed = new HashSet<>();
        FeedSimulator simulator = new FeedSimulator(QUIET, BRANDS);
        for (int i = 0; i < 40_000; i++) {
            for (PostEvent event : events(simulator.next())) {
                Post post = event.post();
                if (event.type() == PostEventType.REMOVED) {
                    count(seen, removed.add(event.postId()) ? "removed" : "removed twice");
                    count(seen, observed.contains(event.postId()) ? "removed late" : "removed unseen");
                    continue;
                }
                count(seen, post.kind().name());
                count(seen, "language " + post.language());
                count(seen, post.platform());
                count(seen, brandsIn(post).isEmpty() ? "chatter" : "about a brand");
                count(seen, observed.add(post.id()) && removed.contains(post.id()) ? "seen after its removal" : "seen");
                Engagement last = totals.put(post.id(), event.engagement());
                if (last != null && event.engagement().likes() != last.likes()) {
                    count(seen, event.engagement().likes() > last.likes() ? "likes grew" : "likes fell");
                }
            }
        }
        assertThat(seen)
                .containsKeys("ORIGINAL", "REPLY", "QUOTE", "REPOST", "x", "csv", "chatter", "about a brand")
                .containsKeys("language en", "language es", "language de", "language fr", "language ja")
                .containsKeys("removed", "removed twice", "removed late", "removed unseen", "seen after its removal")
                .containsKeys("likes grew", "likes fell");
    }

    @Test
    void afternoons_are_busier_than_nights() {
        assertThat(payloadsFrom("2026-03-02T14:00:00Z")).isGreaterThan(2 * payloadsFrom("2026-03-02T02:00:00Z"));
    }

    private static int payloadsFrom(String start) {
        Instant from = Instant.parse(start);
        FeedSimulator simulator = new FeedSimulator(new Scenario(3, from, 2, Scenario.Crisis.NONE), BRANDS);
        int payloads = 0;
        while (simulator.next().at().isBefore(from.plus(Duration.ofHours(1)))) {
            payloads++;
        }
        return payloads;
    }

    @Test
    void a_crisis_starts_with_one_post_rises_for_one_brand_alone_and_is_answered() {
        Scenario.Crisis crisis = Scenario.Crisis.of("kettle-and-crow", Duration.ofHours(2));
        FeedSimulator simulator = new FeedSimulator(new Scenario(11, START, 2, crisis), BRANDS);
        Map<String, int[]> perHour = new HashMap<>();
        List<Post> furious = new ArrayList<>();
        List<Post> apologies = new ArrayList<>();
        for (SimulatedPayload payload = simulator.next();
                payload.at().isBefore(START.plus(Duration.ofHours(9)));
                payload = simulator.next()) {
            List<PostEvent> events = events(payload);
            if (events.isEmpty() || events.get(0).type() != PostEventType.OBSERVED) {
                continue;
            }
            Post post = events.get(0).post();
            int hour = (int) Duration.between(START, payload.at()).toHours();
            brandsIn(post).forEach(brand -> perHour.computeIfAbsent(brand, b -> new int[9])[hour]++);
            if (post.kind() == PostKind.ORIGINAL && post.author().handle().equals("marlo_keene")) {
                furious.add(post);
            }
            if (post.kind() == PostKind.ORIGINAL && post.author().handle().equals("kettleandcrow")) {
                apologies.add(post);
            }
        }
        assertThat(furious).singleElement().satisfies(post -> {
            assertThat(post.publishedAt()).isEqualTo(START.plus(Duration.ofHours(2)));
            assertThat(post.author().followers()).isGreaterThan(100_000);
            assertThat(post.author().verified()).isTrue();
        });
        assertThat(apologies).extracting(Post::publishedAt).containsExactly(START.plus(Duration.ofHours(6)));
        int[] struck = perHour.getOrDefault("kettle-and-crow", new int[9]);
        assertThat(struck[3]).as("second hour of the crisis").isGreaterThan(5 * struck[1]);
        assertThat(struck[8]).as("two hours after the apology").isLessThan(struck[3]);
        int[] spared = perHour.getOrDefault("velora", new int[9]);
        assertThat(spared[3]).isLessThan(2 * spared[1]);
    }

    @Test
    void a_brand_that_is_not_in_the_set_has_no_crisis() {
        Scenario scenario = new Scenario(1, START, 5, Scenario.Crisis.of("acme", Duration.ZERO));
        assertThatThrownBy(() -> new FeedSimulator(scenario, BRANDS))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("acme")
                .hasMessageContaining("nimbus-air");
    }

    private static void count(Map<String, Integer> seen, String what) {
        seen.merge(what, 1, Integer::sum);
    }

    private static List<String> brandsIn(Post post) {
        String text = post.text().toLowerCase(Locale.ROOT);
        return BRANDS.brands().stream()
                .filter(brand -> text.contains(brand.name().toLowerCase(Locale.ROOT))
                        || text.contains(brand.name().toLowerCase(Locale.ROOT).replace(" ", "")))
                .map(BrandSet.Brand::id)
                .toList();
    }

    private static Intent read(SimulatedPayload payload) {
        List<PostEvent> events = events(payload);
        if (events.isEmpty()) {
            return Intent.UNREADABLE;
        }
        PostEvent first = events.get(0);
        if (first.type() == PostEventType.REMOVED) {
            return Intent.REMOVAL;
        }
        return first.post().kind() == PostKind.REPOST ? Intent.REPOST : Intent.POST;
    }

    private static List<PostEvent> events(SimulatedPayload payload) {
        RawPayload raw = new RawPayload(payload.platform(), payload.bytes(), payload.at(), "simulated:1");
        ParseResult result = FEEDS.parser(payload.platform()).parse(raw);
        return result instanceof ParseResult.Parsed parsed ? parsed.events() : List.of();
    }

    private static BrandSet brands() {
        try (InputStream yaml = FeedSimulator.class.getResourceAsStream("/earshot/simulate/simulator-brands.yaml")) {
            JsonNode set = new YAMLMapper().readTree(yaml);
            List<BrandSet.Brand> brands = new ArrayList<>();
            for (JsonNode brand : set.path("brands")) {
                List<String> accounts = new ArrayList<>();
                brand.path("accounts").forEach(account -> accounts.add(account.asText()));
                brands.add(new BrandSet.Brand(
                        brand.path("id").asText(),
                        brand.path("name").asText(),
                        brand.path("query").asText(),
                        accounts,
                        List.of()));
            }
            return new BrandSet(set.path("set").asText(), 1, brands, false, List.of(), "UTC", List.of(), List.of());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
