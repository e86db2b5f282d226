package earshot.flow;

import static org.assertj.core.api.Assertions.assertThat;

import earshot.model.Alert;
import earshot.model.BrandSet;
import earshot.model.BrandWindow;
import earshot.model.EpisodeState;
import earshot.model.FeedTally;
import earshot.model.Mention;
import earshot.model.PostKind;
import earshot.model.RawPayload;
import earshot.model.SentimentLabel;
import earshot.model.ShareOfVoice;
import earshot.query.SimulatedBrands;
import earshot.simulate.FeedSimulator;
import earshot.simulate.Scenario;
import earshot.simulate.SimulatedPayload;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.flink.api.common.RuntimeExecutionMode;
import org.apache.flink.streaming.api.graph.StreamNode;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The production graph, bounded, on simulated feeds with a crisis in them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ListenFlowTest {

    private static final Instant START = Instant.parse("2026-03-01T06:00:00Z");
    private static final int PAYLOADS = 12_000;

    private BrandSet brands;
    private List<RawPayload> feed;
    private FlowOutcome outcome;

    @BeforeAll
    void listen() throws Exception {
        brands = SimulatedBrands.read();
        feed = feed(brands);
        outcome = run(feed, 2);
    }

    @Test
    void nothingVanishes() {
        FeedTally account = outcome.account();
        assertThat(account.payloads()).isEqualTo(PAYLOADS);
        assertThat(account.posts()
                        + account.reposts()
                        + account.counts()
                        + account.removals()
                        + account.restorations()
                        + account.rejected())
                .isEqualTo(PAYLOADS);
        assertThat(outcome.rejected()).hasSize((int) account.rejected()).isNotEmpty();
        Set<String> posts = outcome.mentions().values().stream()
                .map(mention -> mention.post().id())
                .collect(Collectors.toSet());
        assertThat(account.unique()).isEqualTo(posts.size());
    }

    @Test
    void everyWindowIsWhatACountOverTheMentionsGives() {
        assertThat(outcome.windows()).isNotEmpty();
        for (BrandWindow window : outcome.windows().values()) {
            List<Mention> mentions = outcome.mentions().values().stream()
                    .filter(mention -> !mention.removed() && belongs(mention, window))
                    .toList();
            List<Mention> counted = mentions.stream()
                    .filter(mention -> mention.post().kind() != PostKind.REPOST)
                    .toList();
            var tally = window.tally();
            assertThat(tally.mentions()).as(window.id()).isEqualTo(counted.size());
            assertThat(tally.reposts()).as(window.id()).isEqualTo(mentions.size() - counted.size());
            assertThat(tally.negative()).as(window.id()).isEqualTo(labelled(counted, SentimentLabel.NEGATIVE));
            assertThat(tally.positive()).as(window.id()).isEqualTo(labelled(counted, SentimentLabel.POSITIVE));
            assertThat(tally.neutral() + tally.uncertain() + tally.unscored())
                    .as(window.id())
                    .isEqualTo(tally.mentions() - tally.negative() - tally.positive());
            assertThat(tally.engagement())
                    .as(window.id())
                    .isEqualTo(counted.stream()
                            .mapToLong(mention -> mention.engagement().interactions())
                            .sum());
            assertThat(tally.authors())
                    .as(window.id())
                    .isEqualTo(counted.stream()
                            .map(mention -> mention.fingerprint().author())
                            .filter(author -> author != 0)
                            .distinct()
                            .count());
            assertThat(tally.clusters())
                    .as(window.id())
                    .isEqualTo(counted.stream()
                            .map(mention -> mention.fingerprint().text())
                            .distinct()
                            .count());
        }
        long inWindows = outcome.windows().values().stream()
                .filter(window -> window.length().equals(Duration.ofMinutes(1)))
                .mapToLong(window -> window.tally().mentions() + window.tally().reposts())
                .sum();
        long visible = outcome.mentions().values().stream()
                .filter(mention -> !mention.removed())
                .count();
        assertThat(inWindows).isEqualTo(visible).isGreaterThan(1_000);
    }

    @Test
    void shareOfVoiceHoldsTheSameNumbersAsTheWindows() {
        Map<String, Long> inWindows = outcome.windows().values().stream()
                .collect(Collectors.groupingBy(
                        window -> window.length() + "/" + window.start(),
                        Collectors.summingLong(window -> window.tally().mentions())));
        Map<String, Long> inShares = outcome.shares().values().stream()
                .collect(Collectors.toMap(share -> share.length() + "/" + share.start(), ShareOfVoice::mentions));
        assertThat(inShares).isEqualTo(inWindows);
    }

    @Test
    void theCrisisOpensOneEpisodeForItsBrandAndNoOther() {
        assertThat(outcome.alerts()).isNotEmpty();
        assertThat(outcome.alerts().values())
                .filteredOn(alert -> alert.state() != EpisodeState.PENDING)
                .extracting(Alert::brand)
                .containsOnly(brands.brands().get(1).id());
    }

    @Test
    void otherParallelismOrderAndDuplicatesEndInTheSameDocuments() throws Exception {
        Random random = new Random(7);
        List<RawPayload> disturbed = new ArrayList<>(feed);
        for (int i = 0; i < PAYLOADS / 10; i++) {
            disturbed.add(random.nextInt(disturbed.size()), feed.get(random.nextInt(PAYLOADS)));
        }
        for (int i = 0; i + 50 < disturbed.size(); i += 50) {
            java.util.Collections.shuffle(disturbed.subList(i, i + 50), random);
        }
        FlowOutcome other = run(disturbed, 3);
        assertThat(other.mentions()).isEqualTo(outcome.mentions());
        assertThat(other.documents()).isEqualTo(outcome.documents());
        assertThat(other.shares()).isEqualTo(outcome.shares());
        assertThat(other.topics()).isEqualTo(outcome.topics());
        assertThat(other.account().unique()).isEqualTo(outcome.account().unique());
    }

    @Test
    void aBatchEndsInTheSameDocuments() throws Exception {
        var env = FlowOutcome.environment(2);
        env.setRuntimeMode(RuntimeExecutionMode.BATCH);
        FlowOutcome other = FlowOutcome.of(env, brands, feed, "batch-");
        assertThat(other.mentions()).isEqualTo(outcome.mentions());
        assertThat(other.documents()).isEqualTo(outcome.documents());
        assertThat(other.shares()).isEqualTo(outcome.shares());
        assertThat(other.topics()).isEqualTo(outcome.topics()).isNotEmpty();
        assertThat(other.feeds()).isEqualTo(outcome.feeds());
    }

    @Test
    void everyOperatorIsAStepAndEveryStepOfTheFlowIsUsedOnce() throws Exception {
        var env = FlowOutcome.environment(1);
        FlowOutcome.flow(env, brands, feed.subList(0, 1));
        List<String> uids = env.getStreamGraph(false).getStreamNodes().stream()
                .map(StreamNode::getTransformationUID)
                .filter(uid -> uid != null && !uid.startsWith("test-"))
                .toList();
        Set<String> steps = new HashSet<>();
        for (Step step : Step.values()) {
            steps.add(step.uid());
        }
        assertThat(uids).doesNotHaveDuplicates();
        assertThat(steps).containsAll(uids);
    }

    private static boolean belongs(Mention mention, BrandWindow window) {
        Instant published = mention.post().publishedAt();
        return mention.match().brand().equals(window.brand())
                && !published.isBefore(window.start())
                && published.isBefore(window.end());
    }

    private static long labelled(List<Mention> mentions, SentimentLabel label) {
        return mentions.stream()
                .filter(mention -> mention.match().sentiment().label() == label)
                .count();
    }

    private FlowOutcome run(List<RawPayload> payloads, int parallelism) throws Exception {
        return FlowOutcome.of(FlowOutcome.environment(parallelism), brands, payloads, "run-" + parallelism + "-");
    }

    private static List<RawPayload> feed(BrandSet brands) {
        var crisis = Scenario.Crisis.of(brands.brands().get(1).id(), Duration.ofHours(5));
        var simulator = new FeedSimulator(new Scenario(42, START, 0.3, crisis), brands);
        List<RawPayload> payloads = new ArrayList<>();
        for (int i = 0; i < PAYLOADS; i++) {
            SimulatedPayload payload = simulator.next();
            payloads.add(new RawPayload(payload.platform(), payload.bytes(), payload.at(), "simulator:" + i));
        }
        return payloads;
    }
}
