package earshot.life;

import static org.assertj.core.api.Assertions.assertThat;

import earshot.measure.AssignWindows;
import earshot.measure.MeasureConfig;
import earshot.measure.TallyWindows;
import earshot.measure.WindowDelta;
import earshot.model.BrandWindow;
import earshot.model.BrandWindow.CutTally;
import earshot.model.Contribution;
import earshot.model.Cut;
import earshot.model.MatchedEvent;
import earshot.model.Tally;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.apache.flink.util.Collector;
import org.junit.jupiter.api.Test;

/** The measures' laws on one history, told in any order and again and again. */
class MeasureLawsTest {

    private static final MeasureConfig CONFIG = new MeasureConfig(
            MeasureConfig.DEFAULT.windows(),
            MeasureConfig.DEFAULT.lateness(),
            MeasureConfig.DEFAULT.refresh(),
            MeasureConfig.DEFAULT.retention(),
            PostHistory.ZONE);
    private static final int EVENTS = 20_000;
    /** In every build; {@code -Dearshot.test.shuffles=200} takes ten times as long. */
    private static final int SHUFFLES = Integer.getInteger("earshot.test.shuffles", 20);

    private static final List<MatchedEvent> HISTORY = PostHistory.of(EVENTS, 17);

    @Test
    void everyNumberIsWhatSortingEverythingAndCountingGives() throws Exception {
        Map<String, Tally> counted = new TreeMap<>();
        Map<String, BrandWindow> windows = windows(HISTORY, 1);
        windows.values().forEach(window -> {
            String key = window.brand() + "/" + window.length() + "/" + window.start() + "/";
            put(counted, key, Cut.ALL, window.tally());
            window.cuts().forEach(part -> put(counted, key, part.cut(), part.tally()));
        });
        Map<String, Tally> expected = NaiveMeasures.of(HISTORY);
        assertThat(expected).hasSizeGreaterThan(10_000);
        assertThat(differences(counted, expected)).isEmpty();
        windows.values().stream()
                .filter(window -> !window.previous().isNothing())
                .forEach(window ->
                        assertThat(window.previous().mentions()).as(window.id()).isEqualTo(before(window, windows)));
    }

    private static long before(BrandWindow window, Map<String, BrandWindow> windows) {
        return windows.values().stream()
                .filter(other -> other.end().equals(window.start())
                        && other.brand().equals(window.brand())
                        && other.length().equals(window.length()))
                .mapToLong(other -> other.tally().mentions())
                .sum();
    }

    @Test
    void anyOrderAndAnyDuplicationEndInTheSameDocuments() throws Exception {
        Map<String, BrandWindow> expected = windows(HISTORY, 1);
        IntStream.rangeClosed(1, SHUFFLES).parallel().forEach(seed -> {
            Random random = new Random(seed);
            List<MatchedEvent> shuffled = new ArrayList<>(HISTORY);
            for (int i = 0; i < EVENTS / 10; i++) {
                shuffled.add(HISTORY.get(random.nextInt(EVENTS)));
            }
            Collections.shuffle(shuffled, random);
            try {
                assertThat(differences(windows(shuffled, 1 + seed % 50 * 400), expected))
                        .as("shuffle %d", seed)
                        .isEmpty();
            } catch (Exception e) {
                throw new AssertionError("shuffle " + seed, e);
            }
        });
    }

    /** Of two large maps only what differs. */
    private static <T> List<String> differences(Map<String, T> actual, Map<String, T> expected) {
        Set<String> keys = new TreeSet<>(actual.keySet());
        keys.addAll(expected.keySet());
        return keys.stream()
                .filter(key -> !Objects.equals(actual.get(key), expected.get(key)))
                .map(key -> key + "\n  is       " + actual.get(key) + "\n  and not  " + expected.get(key))
                .toList();
    }

    private static void put(Map<String, Tally> counted, String window, Cut cut, Tally tally) {
        if (!tally.isNothing()) {
            counted.put(window + NaiveMeasures.key(cut), tally.withStamps(0, 0));
        }
    }

    /** @param bundle contributions that are summed up before they reach their windows */
    private static Map<String, BrandWindow> windows(List<MatchedEvent> events, int bundle) throws Exception {
        try (var tally = new KeyedOneInputStreamOperatorTestHarness<String, WindowDelta, BrandWindow>(
                new KeyedProcessOperator<>(new TallyWindows(CONFIG)), WindowDelta::window, Types.STRING)) {
            tally.open();
            for (WindowDelta delta : deltas(contributions(events), bundle)) {
                tally.processElement(new StreamRecord<>(delta));
            }
            tally.processWatermark(Watermark.MAX_WATERMARK);
            Map<String, BrandWindow> windows = new TreeMap<>();
            tally.extractOutputValues().forEach(window -> windows.put(window.id(), withoutEmptyParts(window)));
            return windows;
        }
    }

    /** How often each was added, less how often it was taken back; what that leaves nothing of is left out. */
    private static Map<Contribution, Integer> contributions(List<MatchedEvent> events) {
        Map<String, PostLife> lives = new HashMap<>();
        Map<Contribution, Integer> net = new HashMap<>();
        for (MatchedEvent event : events) {
            PostLife before = lives.getOrDefault(event.event().postId(), PostLife.UNSEEN);
            PostLife after = before.apply(event);
            lives.put(event.event().postId(), after);
            for (Contribution contribution : new PostChange(before, after, ZoneOffset.UTC).contributions()) {
                net.merge(
                        contribution.retracted() ? contribution.retraction() : contribution,
                        contribution.retracted() ? -1 : 1,
                        (one, other) -> one + other == 0 ? null : one + other);
            }
        }
        return net;
    }

    private static List<WindowDelta> deltas(Map<Contribution, Integer> net, int bundle) {
        AssignWindows assign = new AssignWindows(CONFIG);
        List<WindowDelta> deltas = new ArrayList<>();
        Map<String, WindowDelta> gathered = new HashMap<>();
        int size = 0;
        for (Map.Entry<Contribution, Integer> contribution : net.entrySet()) {
            assertThat(contribution.getValue()).as("%s", contribution.getKey()).isPositive();
            for (int time = 0; time < contribution.getValue(); time++) {
                assign.flatMap(contribution.getKey(), new Collector<>() {
                    @Override
                    public void collect(WindowDelta delta) {
                        gathered.merge(delta.window(), delta, WindowDelta::merge);
                    }

                    @Override
                    public void close() {}
                });
            }
            if (++size % bundle == 0) {
                deltas.addAll(gathered.values());
                gathered.clear();
            }
        }
        deltas.addAll(gathered.values());
        return deltas;
    }

    private static BrandWindow withoutEmptyParts(BrandWindow window) {
        List<CutTally> parts =
                window.cuts().stream().filter(part -> !part.tally().isNothing()).toList();
        return new BrandWindow(
                window.brandSet(),
                window.brandSetVersion(),
                window.brand(),
                window.start(),
                window.end(),
                window.tally(),
                window.sentimentModel(),
                window.status(),
                window.previous(),
                parts,
                window.hourOfWeek());
    }
}
