package earshot.notify;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QueuedTest {

    private static final Duration DAY = Duration.ofDays(1);

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void aDayOfFailuresIsFewTries_fartherAndFartherApart_andTheLastAtItsEnd(long seed) {
        Random chance = new Random(seed);
        Message message = Alerts.opened("desk", "velora");
        Instant now = message.writtenAt();
        List<Duration> pauses = new ArrayList<>();
        Optional<Queued> next = Optional.of(Queued.fresh(message, now));
        while (true) {
            next = next.get().afterFailure(Undelivered.later("it answered 500"), now, DAY, chance.nextDouble());
            if (next.isEmpty()) {
                break;
            }
            pauses.add(Duration.between(now, next.get().dueAt()));
            now = next.get().dueAt();
        }
        assertThat(now).isEqualTo(message.writtenAt().plus(DAY));
        assertThat(pauses.size()).isBetween(50, 110);
        Duration whole = Duration.ofSeconds(5);
        for (Duration pause : pauses.subList(0, pauses.size() - 1)) {
            assertThat(pause).isBetween(whole.dividedBy(2), whole);
            whole = whole.multipliedBy(2).compareTo(Duration.ofMinutes(30)) < 0
                    ? whole.multipliedBy(2)
                    : Duration.ofMinutes(30);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 40, 1_000_000})
    void aReceiversWishIsHeededForAnHourAtMost(int tries) {
        Message message = Alerts.opened("desk", "velora");
        Queued queued = new Queued(message, tries, message.writtenAt());
        Undelivered wish = Undelivered.later("it answered 429", Duration.ofDays(365));
        assertThat(queued.afterFailure(wish, message.writtenAt(), DAY, 1).get().dueAt())
                .isEqualTo(message.writtenAt().plus(Duration.ofHours(1)));
    }
}
