package earshot.measure;

import static org.assertj.core.api.Assertions.assertThat;

import earshot.model.Cut;
import earshot.model.Cut.Dimension;
import earshot.model.Fingerprint;
import earshot.model.Tally;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WindowDeltaTest {

    private static final Instant START = Instant.parse("2026-03-01T10:00:00Z");

    /** And once more through the bytes, in which differences travel and sums are kept. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void theSumOfTwoHalvesIsTheSumOfTheWhole(long seed) {
        Random random = new Random(seed);
        for (int round = 0; round < 50; round++) {
            List<WindowDelta> deltas = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                deltas.add(random(random));
            }
            int cut = 1 + random.nextInt(19);
            WindowDelta head = sum(deltas.subList(0, cut));
            WindowDelta tail = sum(deltas.subList(cut, 20));
            assertThat(random.nextBoolean() ? head.merge(tail) : tail.merge(head))
                    .as("seed %d, round %d, cut %d", seed, round, cut)
                    .isEqualTo(sum(deltas));
        }
    }

    private static WindowDelta sum(List<WindowDelta> deltas) {
        return deltas.stream()
                .map(Compact.OfWindowDelta.INSTANCE::copy)
                .reduce(WindowDelta::merge)
                .orElseThrow();
    }

    private static WindowDelta random(Random random) {
        WindowDelta delta = new WindowDelta(
                "set", random.nextInt(3), "velora", START, START.plusSeconds(3600), "model-" + random.nextInt(3));
        List<Cut> cuts = List.of(Cut.ALL, new Cut(Dimension.PLATFORM, random.nextBoolean() ? "x" : "bluesky"));
        int one = random.nextBoolean() ? 1 : -1;
        Tally tally = new Tally(
                one, 0, 0, one, 0, 0, 0, random.nextInt(100), random.nextLong(1L << 40), 0, -random.nextLong(1L << 40));
        delta.add(tally, cuts);
        delta.addPrevious(tally);
        delta.count(new Fingerprint(random.nextInt(4), random.nextLong()), one, cuts);
        return delta;
    }
}
