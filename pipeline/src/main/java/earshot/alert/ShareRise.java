package earshot.alert;

import java.time.Duration;
import java.time.Instant;

/**
 * A part of a whole that is a little too large for too long: a one-sided CUSUM (Page 1954) over hours, of the hour's part
 * standardised by its usual share and by how much such hours vary. With a reference of half a standard deviation, a share
 * one deviation too high speaks after a day.
 */
public final class ShareRise {

    private static final double REFERENCE = 0.5;
    private static final double LIMIT = 14;
    /** What burned for days must not take days to go out. */
    private static final double LARGEST_SUM = 1.5 * LIMIT;

    private static final double LARGEST_STEP = 3;
    private static final long HOURS_TO_LEARN = 48;
    private static final double FORGETS = 1 - Math.pow(2, -1.0 / (14 * 24));

    private ShareRise() {}

    /**
     * @param hours heard
     * @param usual share of the part
     * @param square mean square of the standardised hours, at least 1
     * @param sum of the CUSUM
     * @param since when the sum last was 0
     * @param whole counted since then
     * @param part of it
     */
    public record State(
            Instant heardFrom,
            Instant next,
            long hours,
            double usual,
            double square,
            double sum,
            Instant since,
            double whole,
            double part) {}

    static State start(Instant first) {
        return new State(first, first, 0, 0, 1, 0, first, 0, 0);
    }

    /** An hour later. */
    static State after(State state, Instant end, double whole, double part) {
        long hours = state.hours + 1;
        if (whole <= 0) {
            return new State(
                    state.heardFrom,
                    end,
                    hours,
                    state.usual,
                    state.square,
                    state.sum,
                    state.since,
                    state.whole,
                    state.part);
        }
        double deviation = Math.sqrt(whole * Math.max(state.usual * (1 - state.usual), 0.01));
        double residual = (part - whole * state.usual) / deviation;
        boolean learning = hours <= HOURS_TO_LEARN;
        double z = residual / Math.sqrt(state.square);
        double step = Math.max(-LARGEST_STEP, Math.min(LARGEST_STEP, z)) - REFERENCE;
        double sum = learning ? 0 : Math.max(0, Math.min(state.sum + step, LARGEST_SUM));
        double weight = Math.max(FORGETS, 1.0 / hours);
        // While it burns it must not become usual.
        double learns = sum > LIMIT / 2 ? 0 : weight;
        double capped = Math.min(residual * residual, 9 * state.square);
        return new State(
                state.heardFrom,
                end,
                hours,
                state.usual + learns * (part / whole - state.usual),
                Math.max(1, state.square + (hours < 3 ? 0 : learns) * (capped - state.square)),
                sum,
                sum == 0 ? end : state.since,
                sum == 0 ? 0 : state.whole + whole,
                sum == 0 ? 0 : state.part + part);
    }

    /** @param measure what the part counts, in words that follow a number */
    static Finding finding(State state, String measure) {
        double expected = state.whole * state.usual;
        double margin = 2 * Math.sqrt(Math.max(1, expected * (1 - state.usual) * state.square));
        double score = state.sum / LIMIT;
        return new Finding(
                score,
                score,
                measure,
                state.since,
                state.next,
                state.part,
                expected,
                Math.max(0, expected - margin),
                expected + margin,
                expected,
                state.heardFrom,
                state.since,
                "");
    }

    static boolean endsHour(Instant end) {
        return end.toEpochMilli() % Duration.ofHours(1).toMillis() == 0;
    }
}
