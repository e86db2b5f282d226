package earshot.feed;

import com.fasterxml.jackson.databind.JsonNode;
import earshot.model.RejectReason;
import java.time.Instant;

/**
 * X, by the shape of the payload: statuses of the v1.1 API ({@link XStatus}), pages and stream lines of v2 ({@link
 * XPage}), Activity Streams as Gnip delivered them ({@link XActivity}), and what happened to posts and accounts ({@link
 * XCompliance}).
 *
 * <p>What a status carries along (the original of a repost, the post a quote is about) is observed at the time of the
 * carrying status: the totals inside are those of that moment.
 */
final class XParser extends JsonFeedParser {
    static final String PLATFORM = "x";

    @Override
    public String platform() {
        return PLATFORM;
    }

    @Override
    void read(JsonNode payload, Reading reading) throws Unreadable {
        if (payload.isArray()) {
            reading.each(payload, item -> read(item, reading));
        } else if (Json.has(payload, "created_at") && Json.has(payload, "user")) {
            status(payload, Json.epochMillis(payload, "timestamp_ms", reading.receivedAt()), reading);
        } else if (payload.path("statuses").isArray()) {
            reading.each(payload.path("statuses"), item -> read(item, reading));
        } else if (XPage.isPage(payload)) {
            new XPage(payload).read(reading);
        } else if (XActivity.isActivity(payload)) {
            read(XActivity.asStatus(payload), reading);
        } else if (Json.has(payload, "for_user_id")) {
            accountActivity(payload, reading);
        } else if (!XCompliance.read(payload, reading)) {
            throw unknown(payload);
        }
    }

    private static void status(JsonNode payload, Instant observedAt, Reading reading) throws Unreadable {
        XStatus status = new XStatus(payload);
        reading.observed(status.post(), status.engagement(), observedAt);
        if (status.carries()) {
            reading.one(status.carried().json(), carried -> status(carried, observedAt, reading));
        }
    }

    /** What webhooks tell about one account: its posts and deletions; likes, follows and messages are no posts. */
    private void accountActivity(JsonNode payload, Reading reading) throws Unreadable {
        if (Json.has(payload, "tweet_create_events")) {
            reading.each(payload.path("tweet_create_events"), item -> read(item, reading));
        } else if (Json.has(payload, "tweet_delete_events")) {
            reading.each(payload.path("tweet_delete_events"), item -> XCompliance.deleted(item, reading));
        } else {
            throw Unreadable.control("an account");
        }
    }

    private static Unreadable unknown(JsonNode payload) {
        return Json.has(payload, "id_str") || Json.has(payload, "text") || Json.has(payload, "full_text")
                ? Unreadable.missing(Json.has(payload, "created_at") ? "user" : "created_at")
                : Unreadable.because(RejectReason.UNKNOWN_SHAPE, "This is JSON, but nothing X is known to send.");
    }
}
