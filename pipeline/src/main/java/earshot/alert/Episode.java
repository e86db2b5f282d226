package earshot.alert;

import earshot.model.EpisodeState;
import java.time.Duration;
import java.time.Instant;

/**
 * The course of one rule for one brand, one finding a slice.
 *
 * <pre>
 *              ≥ 1, twice or sure            &lt; ½                 &lt; ½ for the patience
 * (none) ─▶ pending ─────────▶ active ─────────▶ recovering ─────────▶ resolved
 *     ≥ 1      │ &lt; ½             ▲      ≥ 1        │
 *              └▶ resolved       └──────────────────┘        retracted: late data took the ground away
 * </pre>
 *
 * Between a half and one nothing changes, on either side: an episode that wavers is told once.
 *
 * @param state {@link EpisodeState#RESOLVED} also before the first
 * @param startedAt start of the slice that opened it; {@link Instant#EPOCH} before the first
 * @param updatedAt end of the latest slice applied
 * @param slices closed since it opened
 * @param calm slices in a row that would not keep it open
 * @param tip what opened it
 * @param worst what it was at its worst
 * @param told the score at which it was last told: when it opened, and each time it is half as bad again
 */
public record Episode(
        EpisodeState state,
        Instant startedAt,
        Instant updatedAt,
        long slices,
        long calm,
        Finding tip,
        Finding worst,
        double told) {

    /** A finding below it is over. */
    static final double CALM = 0.5;
    /** A finding above it needs no second slice. */
    static final double SURE = 1.25;
    /** So many times as bad is news. */
    private static final double ESCALATES = 1.5;

    static final Episode NONE =
            new Episode(EpisodeState.RESOLVED, Instant.EPOCH, Instant.EPOCH, 0, 0, Finding.NOTHING, Finding.NOTHING, 0);

    boolean isOpen() {
        return state != EpisodeState.RESOLVED && state != EpisodeState.RETRACTED;
    }

    /** One slice later. */
    Episode after(Finding finding, Instant slice, Duration length, Duration patience) {
        Instant end = slice.plus(length);
        if (!isOpen()) {
            boolean opens = finding.score() >= 1 && finding.still() >= CALM && isNews(finding);
            return opens ? new Episode(opening(finding), slice, end, 1, 0, finding, finding, finding.score()) : this;
        }
        long newCalm = finding.still() < CALM ? calm + 1 : 0;
        return new Episode(
                next(finding, length.multipliedBy(newCalm).compareTo(patience) >= 0),
                startedAt,
                end,
                slices + 1,
                newCalm,
                tip,
                finding.score() > worst.score() || finding.continues(worst) ? finding : worst,
                finding.score() > told * ESCALATES ? finding.score() : told);
    }

    private EpisodeState next(Finding finding, boolean calmForLong) {
        if (finding.score() >= 1 && finding.still() >= CALM) {
            return EpisodeState.ACTIVE;
        } else if (finding.still() >= CALM) {
            return state;
        } else if (state == EpisodeState.PENDING || calmForLong) {
            return EpisodeState.RESOLVED;
        }
        return EpisodeState.RECOVERING;
    }

    /** A post that was told and is over is told again once it is that much larger. */
    private boolean isNews(Finding finding) {
        return state == EpisodeState.RETRACTED
                || !isAbout(finding.post())
                || finding.observed() > ESCALATES * worst.observed();
    }

    /** Of one post a second slice would only be asked the same again. */
    private static EpisodeState opening(Finding finding) {
        boolean sure = finding.score() >= SURE || !finding.post().isEmpty();
        return sure ? EpisodeState.ACTIVE : EpisodeState.PENDING;
    }

    /** Whether it is about this one post. */
    boolean isAbout(String post) {
        return !worst.post().isEmpty() && worst.post().equals(post);
    }

    /** Whether anything in a slice can matter to it, also when it is over. */
    boolean restsOn(Instant slice, Duration length) {
        Instant end = slice.plus(length);
        return slices > 0 && (end.isAfter(tip.from()) || end.isAfter(worst.from()));
    }

    /** A count of a closed slice changed. */
    Episode amended(Instant at, double change) {
        Finding newTip = tip.amended(at, change);
        Finding newWorst = worst.amended(at, change);
        if (newTip.equals(tip) && newWorst.equals(worst)) {
            return this;
        }
        boolean stands = newTip.hasGround() || newWorst.hasGround();
        return new Episode(
                stands ? state : EpisodeState.RETRACTED, startedAt, updatedAt, slices, calm, newTip, newWorst, told);
    }

    Episode retracted() {
        return new Episode(EpisodeState.RETRACTED, startedAt, updatedAt, slices, calm, tip, worst, told);
    }
}
