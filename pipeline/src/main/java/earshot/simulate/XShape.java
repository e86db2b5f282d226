package earshot.simulate;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.ByteArrayBuilder;
import earshot.simulate.SimulatedPost.Kind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Posts as X's v1.1 streams deliver them. */
final class XShape {
    static final String PLATFORM = "x";

    /** Longer texts come cut, with the whole beside them. */
    private static final int CUT_AT = 140;

    private static final JsonFactory JSON = new JsonFactory();
    private static final DateTimeFormatter CREATED_AT = DateTimeFormatter.ofPattern(
                    "EEE MMM dd HH:mm:ss Z yyyy", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    byte[] published(SimulatedPost post, Instant at) {
        return json(out -> {
            out.writeStartObject();
            status(out, post, 1);
            out.writeStringField("timestamp_ms", Long.toString(at.toEpochMilli()));
            out.writeEndObject();
        });
    }

    byte[] removed(long id, long authorId, Instant at) {
        return json(out -> {
            out.writeStartObject();
            out.writeObjectFieldStart("delete");
            out.writeObjectFieldStart("status");
            id(out, "id", id);
            id(out, "user_id", authorId);
            out.writeEndObject();
            out.writeStringField("timestamp_ms", Long.toString(at.toEpochMilli()));
            out.writeEndObject();
            out.writeEndObject();
        });
    }

    private static void status(JsonGenerator out, SimulatedPost post, int carry) throws IOException {
        out.writeStringField("created_at", CREATED_AT.format(post.publishedAt));
        id(out, "id", post.id);
        boolean isRepost = post.kind == Kind.REPOST;
        text(out, isRepost ? "RT @" + post.aboutHandle + ": " + post.text : post.text, isRepost);
        out.writeStringField("source", "<a href=\"https://client.example\" rel=\"nofollow\">Pocket Client</a>");
        if (post.kind == Kind.REPLY) {
            id(out, "in_reply_to_status_id", post.aboutId);
            id(out, "in_reply_to_user_id", post.aboutAuthorId);
            out.writeStringField("in_reply_to_screen_name", post.aboutHandle);
        }
        user(out, post.author);
        out.writeNullField("place");
        out.writeBooleanField("is_quote_status", post.kind == Kind.QUOTE);
        if (post.kind == Kind.QUOTE) {
            id(out, "quoted_status_id", post.aboutId);
        }
        SimulatedPost about = post.about();
        if (about != null && carry > 0 && post.kind != Kind.REPLY) {
            out.writeObjectFieldStart(isRepost ? "retweeted_status" : "quoted_status");
            // What a quoted post quotes itself is left out; what a reposted one quotes is not.
            status(out, about, isRepost ? carry : 0);
            out.writeEndObject();
        }
        out.writeNumberField("quote_count", post.quotes);
        out.writeNumberField("reply_count", post.replies);
        out.writeNumberField("retweet_count", post.reposts);
        out.writeNumberField("favorite_count", post.likes);
        out.writeBooleanField("favorited", false);
        out.writeBooleanField("retweeted", false);
        out.writeStringField("filter_level", "low");
        out.writeStringField("lang", post.language);
    }

    private static void text(JsonGenerator out, String text, boolean isRepost) throws IOException {
        String escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
        boolean cut = escaped.length() > CUT_AT;
        String shown = cut ? start(escaped) + "…" : escaped;
        out.writeStringField("text", shown);
        // A repost is cut without saying so: the whole is in its original.
        out.writeBooleanField("truncated", cut && !isRepost);
        XEntities.write(out, shown);
        if (cut && !isRepost) {
            out.writeObjectFieldStart("extended_tweet");
            out.writeStringField("full_text", escaped);
            XEntities.write(out, escaped);
            out.writeEndObject();
        }
    }

    private static String start(String text) {
        int end = Character.isHighSurrogate(text.charAt(CUT_AT - 2)) ? CUT_AT - 2 : CUT_AT - 1;
        return text.substring(0, end);
    }

    private static void user(JsonGenerator out, SimulatedAuthor author) throws IOException {
        out.writeObjectFieldStart("user");
        id(out, "id", author.id());
        out.writeStringField("name", author.name());
        out.writeStringField("screen_name", author.handle());
        out.writeNullField("location");
        out.writeBooleanField("protected", false);
        out.writeBooleanField("verified", author.verified());
        out.writeNumberField("followers_count", author.followers());
        out.writeNumberField("friends_count", author.id() % 900);
        out.writeEndObject();
    }

    private static void id(JsonGenerator out, String field, long id) throws IOException {
        out.writeNumberField(field, id);
        out.writeStringField(field + "_str", Long.toString(id));
    }

    private interface Writing {
        void to(JsonGenerator out) throws IOException;
    }

    private static byte[] json(Writing writing) {
        try (ByteArrayBuilder bytes = new ByteArrayBuilder(2_000)) {
            try (JsonGenerator out = JSON.createGenerator(bytes)) {
                writing.to(out);
            }
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
