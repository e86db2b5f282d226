package earshot.alert;

import earshot.model.EpisodeState;
import java.time.Duration;
import java.time.Instant;

/**
 * Fires when a brand's negative mentions in the trailing test window are improbable against its own baseline and so is
 * their share. Pure: one slice in, the next state out.
 */
public final class NegativeSpike {

    static final String NAME = "negative-spike";
    static final int VERSION = 1;

    /** However many mentions prove it, a smaller rise of the negative share is not worth waking for. */
    private static final double SHARE_RISE = 0.05;

    private final AlertConfig config;

    NegativeSpike(AlertConfig config) {
        this.config = config;
    }

    /**
     * A brand's baseline and its episode.
     *
     * @param next start of the slice that comes next
     * @param episode {@link EpisodeState#RESOLVED} while there is none
     * @param startedAt start of the slice that opened the episode
     * @param revision slices applied since, 0 without an episode
     * @param quiet slices in a row that would not have kept it open
     * @param worst what the test window held when most were negative since
     */
    public record State(
            Baseline baseline,
            Instant next,
            EpisodeState episode,
            Instant startedAt,
            long revision,
            long quiet,
            Reading worst) {
        boolean isOpen() {
            return episode != EpisodeState.RESOLVED;
        }
    }

    State start(Instant slice) {
        return new State(Baseline.empty(config), slice, EpisodeState.RESOLVED, Instant.EPOCH, 0, 0, Reading.NONE);
    }

    State after(State state, long negatives, long mentions) {
        Baseline baseline = state.baseline.after(negatives, mentions, config);
        Instant start = state.next;
        EpisodeState episode = next(state, baseline);
        boolean wasOpen = state.isOpen();
        boolean opens = !wasOpen && episode != EpisodeState.RESOLVED;
        Reading now = Reading.of(baseline);
        boolean worse = !wasOpen || now.observed() > state.worst.observed();
        return new State(
                baseline,
                start.plus(config.slice()),
                episode,
                opens ? start : state.startedAt,
                wasOpen || opens ? (opens ? 1 : state.revision + 1) : 0,
                baseline.sigmas() < config.sigmas() / 2 ? state.quiet + 1 : 0,
                worse ? now : state.worst);
    }

    private EpisodeState next(State state, Baseline baseline) {
        boolean fires = fires(baseline);
        return switch (state.episode) {
            case PENDING -> fires ? EpisodeState.ACTIVE : EpisodeState.RESOLVED;
            case ACTIVE, RECOVERING -> fires ? EpisodeState.ACTIVE : cooling(state, baseline);
            case RESOLVED, RETRACTED -> fires ? EpisodeState.PENDING : EpisodeState.RESOLVED;
        };
    }

    private EpisodeState cooling(State state, Baseline baseline) {
        if (baseline.sigmas() >= config.sigmas() / 2) {
            return state.episode;
        }
        Duration quiet = config.slice().multipliedBy(state.quiet + 1);
        return quiet.compareTo(config.patience()) < 0 ? EpisodeState.RECOVERING : EpisodeState.RESOLVED;
    }

    private boolean fires(Baseline baseline) {
        Duration heard = config.slice().multipliedBy(baseline.heard());
        return heard.compareTo(config.warmUp()) >= 0
                && baseline.observed() >= config.least()
                && baseline.sigmas() >= config.sigmas()
                && baseline.share() >= baseline.usualShare() + Math.max(SHARE_RISE, 2 * baseline.shareError(config));
    }
}
