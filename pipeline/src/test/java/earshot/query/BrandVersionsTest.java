package earshot.query;

import static earshot.Posts.at;
import static earshot.Posts.likes;
import static earshot.Posts.post;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import earshot.model.BrandMatch;
import earshot.model.BrandSet;
import earshot.model.BrandSet.Brand;
import earshot.model.MatchedEvent;
import earshot.model.PostEvent;
import earshot.model.PublishedBrandSet;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.SimpleCounter;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.ProcessFunctionTestHarnesses;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A timeline: versions are published, payloads arrive, each is matched by the one in force when it was received. */
class BrandVersionsTest {

    private static final int NONE = 0;
    /** Outside of the source, which the operator gets a copy of. */
    private static final List<BrandSetSource.Listener> TOLD = new ArrayList<>();

    private final Counter late = new SimpleCounter();
    private final Counter refused = new SimpleCounter();
    private final AtomicLong nanos = new AtomicLong();
    private final BrandVersions versions = new BrandVersions(late, refused, nanos::get);

    private static PublishedBrandSet version(int number, Instant effectiveFrom, String query) {
        Brand brand = new Brand("brand", "Brand", query, List.of(), List.of());
        return new PublishedBrandSet(
                new BrandSet("test", number, List.of(brand), false, List.of(), "UTC", List.of(), List.of()),
                effectiveFrom);
    }

    private void published(int number, Instant effectiveFrom) {
        versions.published(version(number, effectiveFrom, "delta"));
    }

    private int matchedBy(int second) throws InterruptedException {
        return matchedBy(versions, second);
    }

    private static int matchedBy(BrandVersions versions, int second) throws InterruptedException {
        BrandMatcher matcher = versions.at(at(second));
        return matcher == null
                ? NONE
                : matcher.match(post("x:1", "delta", at(0))).get(0).brandSetVersion();
    }

    @Test
    void aVersionHoldsFromItsTimeOn_andNotBefore() throws Exception {
        published(1, Instant.EPOCH);
        assertThat(matchedBy(5)).isEqualTo(1);
        published(2, at(10));
        assertThat(matchedBy(9)).isEqualTo(1);
        assertThat(matchedBy(10)).isEqualTo(2);
        assertThat(matchedBy(9)).as("out of order").isEqualTo(1);
        assertThat(late.getCount()).isZero();
    }

    @Test
    void aHigherVersionHoldsWhateverElseIsInForce() throws Exception {
        published(3, Instant.EPOCH);
        published(2, at(10));
        assertThat(matchedBy(20)).isEqualTo(3);
    }

    @Test
    void beforeTheFirstVersionNothingMatches() throws Exception {
        published(1, at(10));
        assertThat(matchedBy(9)).isEqualTo(NONE);
        assertThat(matchedBy(10)).isEqualTo(1);
    }

    @Test
    void aVersionThatIsToldTooLateIsCounted() throws Exception {
        published(1, Instant.EPOCH);
        assertThat(matchedBy(10)).isEqualTo(1);
        published(2, at(10));
        assertThat(late.getCount()).isEqualTo(1);
        published(2, at(10));
        assertThat(late.getCount()).as("told again").isEqualTo(1);
        published(3, at(11));
        assertThat(late.getCount()).isEqualTo(1);
    }

    @Test
    void aVersionThatCannotBeReadLeavesTheOneInForce() throws Exception {
        published(1, Instant.EPOCH);
        versions.published(version(2, at(10), "delta OR"));
        assertThat(refused.getCount()).isEqualTo(1);
        assertThat(matchedBy(20)).isEqualTo(1);
    }

    @Test
    void whoCanNoLongerFollowStops() throws Exception {
        published(1, Instant.EPOCH);
        versions.failed(new IllegalStateException("no broker"));
        assertThatThrownBy(() -> versions.at(at(1))).hasRootCauseMessage("no broker");
    }

    @Test
    void whoHasNotHeardForTooLongWaits_andThenKnowsWhatWasPublished() throws Exception {
        long lease = BrandSetSource.LEASE.toNanos();
        published(1, Instant.EPOCH);
        nanos.set(2 * lease);
        assertThat(matchedBy(5)).as("of a source with no more to tell").isEqualTo(1);
        versions.toldUntil(nanos.get());
        nanos.addAndGet(lease);
        assertThat(matchedBy(5)).isEqualTo(1);
        nanos.incrementAndGet();
        FutureTask<Integer> next = new FutureTask<>(() -> matchedBy(5));
        Thread matching = new Thread(next);
        matching.start();
        await().until(() -> matching.getState() == Thread.State.WAITING);
        published(2, Instant.EPOCH);
        assertThat(next).isNotDone();
        versions.toldUntil(nanos.get());
        assertThat(next.get()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void aReplayMatchesEachPayloadByTheSameVersion_inWhateverOrderBothAreTold(long seed) throws Exception {
        Random random = new Random(seed);
        List<PublishedBrandSet> all = new ArrayList<>();
        for (int number = 1; number <= 9; number++) {
            all.add(version(number, number == 1 ? Instant.EPOCH : at(10L * number), "delta"));
        }
        List<Integer> live = new ArrayList<>();
        for (int second = 0; second < 100; second++) {
            for (PublishedBrandSet each : all) {
                if (each.effectiveFrom().isBefore(at(second + 3))) {
                    versions.published(each);
                }
            }
            live.add(matchedBy(second));
        }
        BrandVersions replay = new BrandVersions(new SimpleCounter(), new SimpleCounter());
        Collections.shuffle(all, random);
        all.forEach(replay::published);
        List<Integer> seconds = new ArrayList<>(IntStream.range(0, 100).boxed().toList());
        Collections.shuffle(seconds, random);
        for (int second : seconds) {
            assertThat(matchedBy(replay, second))
                    .as("seed %d, second %d", seed, second)
                    .isEqualTo(live.get(second));
        }
    }

    @Test
    void theOperatorTakesWhatIsPublishedWhileItRuns() throws Exception {
        BrandSetSource source = listener -> {
            TOLD.add(listener);
            listener.published(version(1, Instant.EPOCH, "delta"));
            return TOLD::clear;
        };
        var flink = ProcessFunctionTestHarnesses.forProcessFunction(new MatchBrands(source));
        PostEvent event = PostEvent.observed(post("x:1", "united", at(0)), likes(3), at(1), at(12));
        flink.processElement(new StreamRecord<>(event));
        TOLD.get(0).published(version(2, at(13), "united"));
        flink.processElement(new StreamRecord<>(event));
        assertThat(flink.extractOutputValues()).isEmpty();
        flink.processElement(new StreamRecord<>(PostEvent.observed(event.post(), likes(3), at(1), at(13))));
        assertThat(flink.extractOutputValues())
                .flatExtracting(MatchedEvent::matches)
                .extracting(BrandMatch::brandSetVersion)
                .containsExactly(2);
        flink.close();
        assertThat(TOLD).as("closed with the operator").isEmpty();
    }
}
