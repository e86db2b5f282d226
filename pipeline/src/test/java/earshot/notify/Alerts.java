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

/** Alerts as a rule raises them, about invented brands. */
public final class Alerts {

    static final Instant START = Instant.parse("2026-03-02T07:32:00Z");

    private Alerts() {}

    public static Alert alert(String brand, EpisodeState state, AlertSeverity severity, Instant updatedAt) {
        return new Alert(
                "e3b0c442-" + brand,
                "negative-spike",
                2,
                severity,
                "airlines",
                3,
                brand,
                state,
                START,
                updatedAt,
                new AlertReading(
                        "negative mentions",
                        START,
                        START.plus(Duration.ofMinutes(15)),
                        212,
                        11,
                        8,
                        15,
                        4.2,
                        START.minus(Duration.ofDays(30)),
                        START.minus(Duration.ofMinutes(15))),
                new AlertShare(0.71, 0.34, 0.66, 0.76, 9.1),
                new AlertCrowd(
                        298,
                        212,
                        1_140,
                        187,
                        121,
                        List.of(new AlertCrowd.Platform("x", 251), new AlertCrowd.Platform("reddit", 47))),
                List.of(
                        new AlertTerm(AlertTerm.Kind.WORD, "dragged", 96, 0.2),
                        new AlertTerm(AlertTerm.Kind.HASHTAG, "#boycott" + brand, 31, 0),
                        new AlertTerm(AlertTerm.Kind.WORD, "overbooked", 28, 1.1)),
                List.of(
                        post(
                                "1",
                                "So they just dragged a paying passenger off the plane because they oversold it.",
                                "jaysedav",
                                24_311,
                                48_002),
                        post(
                                "2",
                                "I will never fly with them again. My grandmother was on that flight & is in tears.",
                                "mara.k",
                                312,
                                1_204)),
                "en-3",
                List.of(),
                "https://boards.example/alerts?brand=" + brand + "&from=2026-03-02T07:32:00Z",
                brand + ": 212 negative mentions in 15 min, 11 expected (8–15); 71 % negative, usually 34 %; top term:"
                        + " 'dragged'",
                false,
                Duration.between(START, updatedAt).toMinutes() + 1);
    }

    static AlertPost post(String id, String sentence, String author, long followers, long interactions) {
        return new AlertPost(
                id,
                "x",
                "https://social.example/" + author + "/status/" + id,
                sentence + " More words follow.",
                sentence,
                author,
                followers,
                SentimentLabel.NEGATIVE,
                interactions,
                START);
    }

    public static Alert alert(String brand, EpisodeState state, Instant updatedAt) {
        return alert(brand, state, AlertSeverity.WARNING, updatedAt);
    }

    /** The same alert, but for what is given. */
    static Alert with(
            Alert alert,
            String episode,
            String rule,
            List<AlertTerm> terms,
            List<AlertPost> posts,
            String dashboard,
            String summary) {
        return new Alert(
                episode,
                rule,
                alert.ruleVersion(),
                alert.severity(),
                alert.brandSet(),
                alert.brandSetVersion(),
                alert.brand(),
                alert.state(),
                alert.startedAt(),
                alert.updatedAt(),
                alert.reading(),
                alert.share(),
                alert.crowd(),
                terms,
                posts,
                alert.sentimentModel(),
                alert.silentFeeds(),
                dashboard,
                summary,
                alert.provisional(),
                alert.revision());
    }

    static Item item(Transition transition, Alert alert, String brandName) {
        int number = transition == Transition.OPENED || transition == Transition.PASSED ? 1 : 2;
        return new Item(transition, number, alert, brandName, "America/New_York", List.of());
    }

    static Message message(String channel, Item... items) {
        return new Message(channel, channel, List.of(items), START.plus(Duration.ofMinutes(16)));
    }

    /** Of one alert, opened. */
    static Message opened(String channel, String brand) {
        Instant at = START.plus(Duration.ofMinutes(15));
        return message(channel, item(Transition.OPENED, alert(brand, EpisodeState.ACTIVE, at), brand));
    }
}
