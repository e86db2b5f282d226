package earshot.alert;

import java.time.Instant;

/**
 * A brand's share of what is said of its whole set that is too large, or too small, for too long: a {@link ShareRise} of
 * its mentions and one of the others'. A shift that is proved but small is none: it speaks from a fifth of the usual
 * share and two points of a hundred on.
 */
public final class VoiceShift {

    private static final double LEAST_PART = 0.2;
    private static final double LEAST_POINTS = 0.02;
    private static final double LEAST_WHOLE = 100;

    private VoiceShift() {}

    /**
     * @param mentions of the brand in the hour that fills
     * @param inSet of the whole set
     */
    public record State(double mentions, double inSet, ShareRise.State gained, ShareRise.State lost) {}

    static State start(Instant first) {
        return new State(0, 0, ShareRise.start(first), ShareRise.start(first));
    }

    /** One slice later. */
    static State after(State state, Instant end, SliceCounts counts) {
        double mentions = state.mentions + counts.mentions();
        double inSet = state.inSet + counts.inSet();
        return ShareRise.endsHour(end)
                ? new State(
                        0,
                        0,
                        ShareRise.after(state.gained, end, inSet, mentions),
                        ShareRise.after(state.lost, end, inSet, inSet - mentions))
                : new State(mentions, inSet, state.gained, state.lost);
    }

    static Finding finding(State state) {
        Finding gained = ShareRise.finding(state.gained, "of its set's mentions");
        Finding lost = ShareRise.finding(state.lost, "mentions of its set's other brands");
        return gained.score() >= lost.score()
                ? shifted(state.gained, state.gained.usual(), gained)
                : shifted(state.lost, 1 - state.lost.usual(), lost);
    }

    /** @param usual share of the brand */
    private static Finding shifted(ShareRise.State side, double usual, Finding finding) {
        double shift = side.whole() <= 0 ? 0 : side.part() / side.whole() - side.usual();
        boolean large = shift >= Math.max(LEAST_POINTS, LEAST_PART * usual) && side.whole() >= LEAST_WHOLE;
        return large ? finding : finding.held().calmed();
    }
}
