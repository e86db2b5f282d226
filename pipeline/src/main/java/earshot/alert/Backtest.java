package earshot.alert;

import earshot.model.AlertSettings;
import java.time.Duration;
import java.time.Instant;

/**
 * A rule over a series of counts, one a slice, as the live job runs it: a score where it would have opened an episode, or
 * told that it is half as bad again, and 0 elsewhere. Causal: a slice's score uses that slice and earlier ones.
 */
public final class Backtest {

    /** Well below every sensitivity, so that a threshold can be chosen afterwards. */
    private static final double OPENS = 1;

    private static final Duration PATIENCE = Duration.ofHours(1);

    private final Rule rule;
    private final Duration slice;
    private final Spike spike;
    private final SpikeRules rules;
    private Spike.State state;
    private Episode episode = Episode.NONE;

    /**
     * @param rule one that reads one count: {@code volume-spike}; {@code negative-spike} and {@code severity-words}
     *     without what they ask of shares and authors
     * @throws IllegalArgumentException for a rule that needs more than counts
     */
    public Backtest(Rule rule, Duration slice, Instant start) {
        this(rule, slice, start, Tuning.CHOSEN);
    }

    Backtest(Rule rule, Duration slice, Instant start, Tuning tuning) {
        this.rule = rule;
        this.slice = slice;
        this.spike = new Spike(slice, tuning);
        this.rules = new SpikeRules(spike, AlertSettings.DEFAULT, OPENS);
        this.state = spike.start(start);
        finding();
    }

    /** The next slice's score: standard deviations above the greatest of a usual day; a rule opens at 3 by default. */
    public double next(double count) {
        Instant start = state.next();
        state = spike.after(state, count);
        Episode before = episode;
        episode = before.after(finding(), start, slice, PATIENCE);
        boolean told = episode.isOpen() && (!before.isOpen() || episode.told() > before.told());
        return told ? episode.told() * OPENS : 0;
    }

    private Finding finding() {
        return switch (rule) {
            case VOLUME_SPIKE, NEGATIVE_SPIKE, SEVERITY_WORDS -> rules.volume(state);
            default ->
                throw new IllegalArgumentException(rule.id()
                        + " needs more than a series of counts; volume-spike, negative-spike and severity-words"
                        + " do not");
        };
    }
}
