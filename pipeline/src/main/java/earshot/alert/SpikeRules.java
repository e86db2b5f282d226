package earshot.alert;

import earshot.model.AlertSettings;
import java.time.Duration;
import java.time.Instant;

/** The rules that read {@link Spike}: too many negative mentions, too many mentions, too many with a severity word. */
final class SpikeRules {

    /** However many mentions prove it, a smaller rise of the negative share is not worth waking for. */
    private static final double SHARE_RISE = 0.05;
    /** Standard deviations of the share above the usual one: while a volume's outbreak lasts, two are soon come by. */
    private static final double SHARE_ERRORS = 3;
    /** One voice is no spike, and neither is one text that many copy. */
    private static final long LEAST_AUTHORS = 3;

    private static final long LEAST_CLUSTERS = 2;

    /** An hour that is not even two standard deviations above the expected is calm. */
    private static final double STILL = 2 / Episode.CALM;

    private final Spike spike;
    private final double opens;
    private final long least;

    SpikeRules(Spike spike, AlertSettings settings) {
        this(spike, settings, opens(settings));
    }

    /** @param opens score from which on it speaks */
    SpikeRules(Spike spike, AlertSettings settings, double opens) {
        this.spike = spike;
        this.least = settings.least();
        this.opens = opens;
    }

    private static double opens(AlertSettings settings) {
        return switch (settings.sensitivity()) {
            case LOW -> 4;
            case MEDIUM -> 3;
            case HIGH -> 2;
        };
    }

    Finding volume(Spike.State mentions) {
        return finding(mentions, "mentions", least);
    }

    /** Not yet asked of authors and clusters, which {@link #hasCrowd} is for. */
    Finding negative(Watch watch) {
        Finding finding = finding(watch.negatives(), "negative mentions", least);
        Share share = share(watch, finding.from(), finding.to());
        boolean rises = share.share() >= share.usual() + SHARE_RISE && share.errors() >= SHARE_ERRORS;
        return rises ? finding : finding.held();
    }

    Finding severe(Spike.State severe) {
        return finding(severe, "negative mentions with severity words", (least + 1) / 2);
    }

    static boolean hasCrowd(long authors, long clusters) {
        return authors >= LEAST_AUTHORS && clusters >= LEAST_CLUSTERS;
    }

    /**
     * Of a test window; shares are 0 without mentions.
     *
     * @param errors standard deviations above the usual, by chance and by how this brand's hours vary beyond it
     */
    record Share(double n, double share, double usual, double errors) {}

    /** Of a window that the slices still hold, else of its latest part that they do. */
    Share share(Watch watch, Instant from, Instant to) {
        double n = spike.between(watch.mentions(), from, to);
        double share = n <= 0 ? 0 : spike.between(watch.negatives(), from, to) / n;
        double levels = Math.max(watch.mentions().usual().level(), 1e-9);
        double usual = Math.min(1, watch.negatives().usual().level() / levels);
        double ofOne = Math.max(usual * (1 - usual), 0.01);
        double ofHour = Math.max(1, spike.whole(watch.mentions(), 60).expected());
        double wanders = (watch.slowBurn().square() - 1) * ofOne / ofHour;
        return new Share(n, share, usual, (share - usual) / Math.sqrt(ofOne / Math.max(n, 1) + wanders));
    }

    private Finding finding(Spike.State state, String measure, long floor) {
        Spike.Verdict worst = state.worst();
        if (worst.minutes() == 0) {
            return Finding.NOTHING;
        }
        Instant from = state.next().minus(Duration.ofMinutes(worst.minutes()));
        double observed = spike.latest(state, worst.minutes());
        double deviationsAbove = (worst.score() - opens) * worst.spread();
        double needed = Math.max((double) floor, observed - deviationsAbove * worst.deviation());
        Finding finding = new Finding(
                worst.score() / opens,
                state.still().sigmas() / STILL,
                measure,
                from,
                state.next(),
                observed,
                worst.expected(),
                worst.low(),
                worst.high(),
                needed,
                state.since(),
                from,
                "");
        return observed >= floor ? finding : finding.held();
    }
}
