package earshot.notify;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A message that waits to be sent, or to be sent again.
 *
 * @param tries so far
 * @param dueAt when the next is
 */
public record Queued(Message message, int tries, Instant dueAt) {

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(5);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(30);
    private static final Duration LONGEST_WISH = Duration.ofHours(1);

    static Queued fresh(Message message, Instant now) {
        return new Queued(message, 0, now);
    }

    /**
     * After another failure: pauses double from five seconds to half an hour, half of each left to chance, so that those
     * who failed together do not come back together. The last try is when the time is up.
     *
     * @param chance 0 to 1
     * @return empty where it is given up
     */
    Optional<Queued> afterFailure(Undelivered failure, Instant now, Duration giveUpAfter, double chance) {
        Instant end = message.writtenAt().plus(giveUpAfter);
        if (failure.isForGood() || !now.isBefore(end)) {
            return Optional.empty();
        }
        long whole = Math.min(FIRST_PAUSE.toMillis() << Math.min(tries, 20), LONGEST_PAUSE.toMillis());
        Duration pause = Duration.ofMillis(whole / 2 + (long) (chance * (whole - whole / 2)));
        Duration wish = failure.notBefore().compareTo(LONGEST_WISH) < 0 ? failure.notBefore() : LONGEST_WISH;
        Instant next = now.plus(pause.compareTo(wish) > 0 ? pause : wish);
        return Optional.of(new Queued(message, tries + 1, next.isBefore(end) ? next : end));
    }

    /**
     * The one to send next: the oldest but those behind an older one about the same episode, as nobody wants to hear of
     * the end first. A message that is always refused holds up no others.
     *
     * @return one that may not be due yet; empty where there is none at all
     */
    static Optional<Queued> next(List<Queued> queue) {
        Set<String> behind = new HashSet<>();
        return queue.stream()
                .sorted(Comparator.comparing((Queued queued) -> queued.message.writtenAt())
                        .thenComparing(queued -> queued.message.key()))
                .filter(queued -> queued.message.items().stream()
                        .map(item -> behind.add(item.alert().episodeId()))
                        .reduce(true, Boolean::logicalAnd))
                .min(Comparator.comparing(Queued::dueAt));
    }
}
