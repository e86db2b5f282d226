package earshot.measure;

import earshot.model.BrandWindow;
import earshot.model.Contribution;
import earshot.model.Cut;
import earshot.model.Cut.Dimension;
import earshot.model.Fingerprint;
import earshot.model.Tally;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.runtime.state.KeyedStateHandle;
import org.apache.flink.runtime.state.StateBackend;
import org.apache.flink.runtime.state.hashmap.HashMapStateBackend;
import org.apache.flink.runtime.state.storage.JobManagerCheckpointStorage;
import org.apache.flink.state.rocksdb.EmbeddedRocksDBStateBackend;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;

/**
 * What the tally stage costs: mentions by the second of one core's time, from a contribution to windows of a minute, an
 * hour and a day with authors, texts and parts, and the bytes of state that stay. Six hours of mentions in order, bundled
 * by the fifth of a second at 10,000 a second. Argument: mentions, 100,000 unless given.
 */
final class TallyCost {

    private static final int BUNDLE = 2_000;
    private static final int LARGEST_SNAPSHOT = 1 << 30;
    private static final int A_SECOND = 10_000;
    private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");
    private static final long SIX_HOURS = 6 * 3_600_000L;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private TallyCost() {}

    public static void main(String[] args) throws Exception {
        int mentions = args.length > 0 ? Integer.parseInt(args[0]) : 100_000;
        measure(10, false, new HashMapStateBackend(), mentions / 4);
        System.out.println("brands  spread   state    mentions/s/core  bytes/mention  windows  bytes/window");
        for (int brands : List.of(10, 1_000, 10_000)) {
            for (boolean skewed : List.of(false, true)) {
                for (StateBackend backend : List.of(new HashMapStateBackend(), rocksDb())) {
                    System.out.printf(
                            "%,6d  %-8s %-8s %s%n",
                            brands,
                            skewed ? "90 % one" : "uniform",
                            backend instanceof HashMapStateBackend ? "heap" : "RocksDB",
                            measure(brands, skewed, backend, mentions));
                }
            }
        }
    }

    /** With the memory a slot of a small TaskManager has for it. */
    private static StateBackend rocksDb() {
        EmbeddedRocksDBStateBackend backend = new EmbeddedRocksDBStateBackend();
        backend.getMemoryConfiguration().setFixedMemoryPerSlot(MemorySize.ofMebiBytes(256));
        return backend;
    }

    private static String measure(int brands, boolean skewed, StateBackend backend, int mentions) throws Exception {
        List<Contribution> contributions = contributions(brands, skewed, mentions);
        AssignWindows assign = new AssignWindows(MeasureConfig.DEFAULT);
        try (var combine = new OneInputStreamOperatorTestHarness<WindowDelta, WindowDelta>(
                        new Preaggregate<>(WindowDelta::window, WindowDelta::merge));
                var tally = new KeyedOneInputStreamOperatorTestHarness<String, WindowDelta, BrandWindow>(
                        new KeyedProcessOperator<>(new TallyWindows(MeasureConfig.DEFAULT)),
                        WindowDelta::window,
                        Types.STRING)) {
            tally.setStateBackend(backend);
            tally.setCheckpointStorage(new JobManagerCheckpointStorage(LARGEST_SNAPSHOT));
            combine.open();
            tally.open();
            long began = THREADS.getCurrentThreadCpuTime();
            for (int i = 0; i < mentions; i++) {
                assign.flatMap(contributions.get(i), new Collected(combine));
                if (i % BUNDLE == BUNDLE - 1 || i == mentions - 1) {
                    combine.processWatermark(new Watermark(i));
                    for (WindowDelta delta : combine.extractOutputValues()) {
                        tally.processElement(new StreamRecord<>(delta));
                    }
                    combine.getOutput().clear();
                    tally.setProcessingTime(1_000L * i / A_SECOND);
                    tally.getOutput().clear();
                }
            }
            double seconds = (THREADS.getCurrentThreadCpuTime() - began) / 1e9;
            long bytes = 0;
            for (KeyedStateHandle handle : tally.snapshot(1, 1).getManagedKeyedState()) {
                bytes += handle.getStateSize();
            }
            long windows = contributions.stream()
                    .map(contribution ->
                            contribution.brand() + contribution.at().getEpochSecond() / 60)
                    .distinct()
                    .count();
            return String.format(
                    "%,15.0f  %,13d  %,7d  %,12d", mentions / seconds, bytes / mentions, windows, bytes / windows);
        }
    }

    private record Collected(OneInputStreamOperatorTestHarness<WindowDelta, WindowDelta> combine)
            implements org.apache.flink.util.Collector<WindowDelta> {
        @Override
        public void collect(WindowDelta delta) {
            try {
                combine.processElement(new StreamRecord<>(delta));
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public void close() {}
    }

    private static List<Contribution> contributions(int brands, boolean skewed, int mentions) {
        Random random = new Random(5);
        List<Contribution> contributions = new ArrayList<>();
        for (int i = 0; i < mentions; i++) {
            Instant at = START.plusMillis(SIX_HOURS * i / mentions);
            int brand = skewed && random.nextInt(10) > 0 ? 0 : random.nextInt(brands);
            String sentiment = List.of("negative", "neutral", "positive").get(random.nextInt(3));
            contributions.add(new Contribution(
                    "set",
                    1,
                    "brand-" + brand,
                    "x",
                    at,
                    false,
                    at,
                    "en-1",
                    List.of(
                            new Cut(Dimension.PLATFORM, "x"),
                            new Cut(Dimension.LANGUAGE, "en"),
                            new Cut(Dimension.KIND, random.nextBoolean() ? "original" : "reply"),
                            new Cut(Dimension.SENTIMENT, sentiment)),
                    new Fingerprint(1 + random.nextInt(mentions / 3), 1 + random.nextInt(mentions)),
                    new Tally(1, 0, 0, 1, 0, 0, 0, random.nextInt(20), random.nextInt(5_000), 0, 800_000_000L),
                    false));
        }
        return contributions;
    }
}
