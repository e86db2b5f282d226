package earshot.index;

import earshot.model.Author;
import earshot.model.BrandMatch;
import earshot.model.Engagement;
import earshot.model.Evidence;
import earshot.model.Fingerprint;
import earshot.model.HourOfWeek;
import earshot.model.Mention;
import earshot.model.Post;
import earshot.model.PostKind;
import earshot.model.Sentiment;
import earshot.model.SentimentLabel;
import earshot.model.Span;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

/** Mentions made of what a test cares about. */
final class Fixtures {

    private Fixtures() {}

    static Mention mention(
            String brand, int number, PostKind kind, Instant publishedAt, SentimentLabel label, long revision) {
        String id = "x:" + number;
        Post post = new Post(
                id,
                "x",
                kind,
                new Author("x:a" + number % 7, "Ada " + number % 7, "ada" + number % 7, 100 + number % 7, false),
                "my flight with " + brand + " was late again",
                "",
                List.of("https://news.example/" + number),
                List.of("Delayed"),
                List.of(brand),
                List.of("photo"),
                "en",
                "Bern",
                -1,
                "",
                id,
                "",
                "https://x.example/" + number,
                publishedAt,
                publishedAt,
                "web");
        return new Mention(
                Mention.id("airlines", brand, id),
                post,
                BrandMatch.unscored(
                                "airlines",
                                1,
                                brand,
                                List.of(new Span("text", 15, 15 + brand.length(), brand)),
                                List.of("news.example"))
                        .scored(new Sentiment(label, 0.5, 0.25, 0.25, "en", "en-2"), List.of(), Evidence.NONE),
                new Engagement(number % 5, 1, -1, -1, -1, 1000),
                new Fingerprint(1 + number % 7, number),
                false,
                publishedAt,
                publishedAt,
                revision,
                HourOfWeek.of(publishedAt, ZoneOffset.UTC));
    }

    static Mention removed(Mention mention, long revision) {
        return new Mention(
                mention.id(),
                mention.post(),
                mention.match(),
                mention.engagement(),
                Fingerprint.NONE,
                true,
                mention.observedAt(),
                mention.receivedAt(),
                revision,
                mention.hourOfWeek());
    }
}
