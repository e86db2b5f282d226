package earshot.notify;

import earshot.model.Alert;
import earshot.model.AlertCrowd;
import earshot.model.AlertPost;
import earshot.model.AlertReading;
import earshot.model.AlertSeverity;
import earshot.model.AlertShare;
import earshot.model.AlertTerm;
import earshot.model.EpisodeState;
import earshot.model.SentimentLabel;
import earshot.notify.Message.Item;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** Sends a message that says it is a test, so that a team knows before the night it matters. */
public final class TryReceiver {

    private TryReceiver() {}

    /**
     * Sends one try to each channel of the receiver.
     *
     * @return why not, by channel; {@code ""} where it arrived
     * @throws IllegalArgumentException where there is no such receiver
     */
    public static Map<String, String> send(NotifyConfig config, String receiver, Instant now) {
        Receiver wanted = config.receiver(receiver)
                .orElseThrow(() -> new IllegalArgumentException("There is no receiver " + receiver + "; there are "
                        + String.join(
                                ", ",
                                config.receivers().stream().map(Receiver::name).toList())));
        Map<String, Channel> channels = Channels.open(config);
        Map<String, String> outcomes = new TreeMap<>();
        for (String name : wanted.channels()) {
            Item item = new Item(Transition.OPENED, 1, alert(now), "Example Airways", "UTC", List.of());
            Message message = new Message(receiver, name, List.of(item), now);
            try (Channel channel = Objects.requireNonNull(channels.remove(name), name)) {
                channel.send(message, now);
                outcomes.put(name, "");
            } catch (Undelivered reason) {
                outcomes.put(name, reason.getMessage());
            }
        }
        channels.values().forEach(Channel::close);
        return outcomes;
    }

    private static Alert alert(Instant now) {
        Instant from = now.minus(Duration.ofMinutes(16));
        Instant to = now.minus(Duration.ofMinutes(1));
        return new Alert(
                "test-" + Long.toHexString(now.toEpochMilli()),
                "negative-spike",
                1,
                AlertSeverity.INFO,
                "example",
                1,
                "example-airways",
                EpisodeState.ACTIVE,
                from,
                to,
                new AlertReading(
                        "negative mentions", from, to, 212, 11, 8, 15, 4.2, from.minus(Duration.ofDays(30)), from),
                new AlertShare(0.71, 0.34, 0.66, 0.76, 9.1),
                new AlertCrowd(298, 212, 1_140, 187, 121, List.of(new AlertCrowd.Platform("x", 298))),
                List.of(new AlertTerm(AlertTerm.Kind.WORD, "delayed", 96, 0.2)),
                List.of(new AlertPost(
                        "1",
                        "x",
                        "https://example.com/post/1",
                        "Six hours at the gate and nobody tells us anything.",
                        "Six hours at the gate and nobody tells us anything.",
                        "passenger",
                        24_311,
                        SentimentLabel.NEGATIVE,
                        48_002,
                        from)),
                "",
                List.of(),
                "",
                "This is a test. Example Airways: 212 negative mentions in 15 min, 11 expected (8–15); 71 % negative,"
                        + " usually 34 %; top term: 'delayed'",
                false,
                1);
    }
}
