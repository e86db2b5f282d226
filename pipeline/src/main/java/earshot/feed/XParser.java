package earshot.feed;

import com.fasterxml.jackson.databind.JsonNode;
import earshot.model.PostEvent;
import earshot.model.RawPayload;
import earshot.model.RejectReason;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * X, by the shape of the payload: statuses of the v1.1 API and the notices of its streams.
 *
 * <p>What a status carries along (the original of a repost, the post a quote is about) is observed at the time of the
 * carrying status: the totals inside are those of that moment.
 */
final class XParser extends JsonFeedParser {
    static final String PLATFORM = "x";

    /** What the v1.1 streams say to their client, about no one post. */
    private static final List<String> NOTICES = List.of(
            "limit",
            "warning",
            "disconnect",
            "scrub_geo",
            "user_withheld",
            "friends",
            "friends_str",
            "event",
            "errors");

    @Override
    public String platform() {
        return PLATFORM;
    }

    @Override
    List<PostEvent> read(JsonNode payload, RawPayload raw) throws Unreadable {
        if (Json.has(payload, "created_at") && Json.has(payload, "user")) {
            return statusAndCarried(payload, raw);
        }
        if (Json.has(payload, "delete")) {
            JsonNode delete = payload.path("delete");
            return List.of(removed(delete.path("status"), delete, raw));
        }
        if (Json.has(payload, "status_withheld")) {
            JsonNode withheld = payload.path("status_withheld");
            return List.of(removed(withheld, withheld, raw));
        }
        for (String notice : NOTICES) {
            if (Json.has(payload, notice)) {
                throw Unreadable.because(
                        RejectReason.CONTROL_MESSAGE, "X says \"" + notice + "\" to its client; this is no post.");
            }
        }
        throw unknown(payload);
    }

    private static List<PostEvent> statusAndCarried(JsonNode payload, RawPayload raw) throws Unreadable {
        Instant observedAt = Json.epochMillis(payload, "timestamp_ms", raw.receivedAt());
        XStatus status = new XStatus(payload);
        List<PostEvent> events = new ArrayList<>(3);
        events.add(PostEvent.observed(status.post(), status.engagement(), observedAt, raw.receivedAt()));
        for (XStatus carried = status; carried.carries(); ) {
            carried = carried.carried();
            events.add(PostEvent.observed(carried.post(), carried.engagement(), observedAt, raw.receivedAt()));
        }
        return List.copyOf(events);
    }

    private static PostEvent removed(JsonNode status, JsonNode notice, RawPayload raw) throws Unreadable {
        String id = Json.text(status, "id_str", "id");
        if (id.isEmpty()) {
            throw Unreadable.missing("id of the removed post");
        }
        Instant removedAt = Json.epochMillis(notice, "timestamp_ms", raw.receivedAt());
        return PostEvent.removed(PostDraft.qualified(PLATFORM, id), removedAt, raw.receivedAt());
    }

    private static Unreadable unknown(JsonNode payload) {
        return Json.has(payload, "id_str") || Json.has(payload, "text") || Json.has(payload, "full_text")
                ? Unreadable.missing(Json.has(payload, "created_at") ? "user" : "created_at")
                : Unreadable.because(RejectReason.UNKNOWN_SHAPE, "This is JSON, but nothing X is known to send.");
    }
}
