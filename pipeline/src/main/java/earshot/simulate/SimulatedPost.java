package earshot.simulate;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A post and how it fares: its totals grow while others share it. */
final class SimulatedPost {
    enum Kind {
        ORIGINAL,
        REPLY,
        QUOTE,
        REPOST
    }

    final long id;
    final Kind kind;
    final SimulatedAuthor author;
    final String text;
    final String language;
    /** Id of the brand it is about; {@code ""} for chatter. */
    final String brand;

    final Instant publishedAt;
    /** What it replies to, quotes or reposts: 0 for none. */
    final long aboutId;

    final long aboutAuthorId;
    final String aboutHandle;
    /** The same, as long as someone may carry it along. */
    private @Nullable SimulatedPost about;

    long likes;
    long replies;
    long reposts;
    long quotes;
    /** Nobody shares what is gone. */
    boolean removed;

    SimulatedPost(
            long id,
            Kind kind,
            SimulatedAuthor author,
            String text,
            String language,
            String brand,
            Instant publishedAt,
            @Nullable SimulatedPost about) {
        this.id = id;
        this.kind = kind;
        this.author = author;
        this.text = text;
        this.language = language;
        this.brand = brand;
        this.publishedAt = publishedAt;
        this.about = about;
        this.aboutId = about == null ? 0 : about.id;
        this.aboutAuthorId = about == null ? 0 : about.author.id();
        this.aboutHandle = about == null ? "" : about.author.handle();
        if (about != null && about.about != null) {
            // A platform carries along no more than two; a conversation kept whole would grow for ever.
            about.about.about = null;
        }
    }

    @Nullable
    SimulatedPost about() {
        return about;
    }
}
