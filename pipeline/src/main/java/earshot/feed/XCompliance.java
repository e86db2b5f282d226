package earshot.feed;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Iterator;
import java.util.Map;

/**
 * What X says happened to posts and accounts, in the v1.1 streams, those of v2 (the same within {@code data}) and the
 * lines of a batch job; and what its streams say to their client. Each removal has its reversal, so both are told by
 * their time.
 *
 * <p>Withheld in one country counts as removed: where a reader sits is not known here.
 */
final class XCompliance {
    private enum Change {
        REMOVED,
        RESTORED,
        AUTHOR_REMOVED,
        AUTHOR_RESTORED,
        NONE
    }

    private static final Map<String, Change> CHANGES = Map.ofEntries(
            Map.entry("delete", Change.REMOVED),
            Map.entry("drop", Change.REMOVED),
            Map.entry("withheld", Change.REMOVED),
            Map.entry("status_withheld", Change.REMOVED),
            Map.entry("undelete", Change.RESTORED),
            Map.entry("undrop", Change.RESTORED),
            Map.entry("user_delete", Change.AUTHOR_REMOVED),
            Map.entry("user_protect", Change.AUTHOR_REMOVED),
            Map.entry("user_suspend", Change.AUTHOR_REMOVED),
            Map.entry("user_withheld", Change.AUTHOR_REMOVED),
            Map.entry("user_undelete", Change.AUTHOR_RESTORED),
            Map.entry("user_unprotect", Change.AUTHOR_RESTORED),
            Map.entry("user_unsuspend", Change.AUTHOR_RESTORED),
            // The edited post comes as a post of its own, with its words.
            Map.entry("tweet_edit", Change.NONE),
            Map.entry("user_profile_modification", Change.NONE),
            Map.entry("scrub_geo", Change.NONE),
            Map.entry("limit", Change.NONE),
            Map.entry("warning", Change.NONE),
            Map.entry("disconnect", Change.NONE),
            Map.entry("friends", Change.NONE),
            Map.entry("friends_str", Change.NONE),
            Map.entry("event", Change.NONE),
            Map.entry("errors", Change.NONE),
            Map.entry("info", Change.NONE),
            Map.entry("meta", Change.NONE));

    /** When ids began to hold a time, in milliseconds. */
    private static final long SNOWFLAKE_EPOCH = 1_288_834_974_657L;

    private XCompliance() {}

    /** @return false where the payload is none of these */
    static boolean read(JsonNode payload, Reading reading) throws Unreadable {
        if (Json.has(payload, "action") && Json.has(payload, "id")) {
            ofBatch(payload, reading);
            return true;
        }
        JsonNode notices = payload.path("data").isObject() ? payload.path("data") : payload;
        for (Iterator<String> names = notices.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            Change change = CHANGES.get(name);
            if (change != null && Json.has(notices, name)) {
                apply(change, name, notices.path(name), reading);
                return true;
            }
        }
        return false;
    }

    private static void apply(Change change, String name, JsonNode notice, Reading reading) throws Unreadable {
        switch (change) {
            case REMOVED, RESTORED -> {
                if (change == Change.REMOVED && !isReversed(notice)) {
                    deleted(notice, reading);
                } else {
                    reading.restored(post(notice), at(notice, reading));
                }
            }
            case AUTHOR_REMOVED, AUTHOR_RESTORED -> {
                if (change == Change.AUTHOR_REMOVED && !isReversed(notice)) {
                    reading.authorRemoved(author(notice), at(notice, reading));
                } else {
                    reading.authorRestored(author(notice), at(notice, reading));
                }
            }
            case NONE -> throw Unreadable.control("\"" + name + "\"");
        }
    }

    static void deleted(JsonNode notice, Reading reading) throws Unreadable {
        reading.removed(post(notice), at(notice, reading));
    }

    /** Withheld in no country any more. */
    private static boolean isReversed(JsonNode notice) {
        JsonNode countries = notice.path("withheld_in_countries");
        return countries.isArray() && countries.isEmpty();
    }

    private static String post(JsonNode notice) {
        JsonNode post = notice.path("status");
        return id(post.isObject() ? post : notice.path("tweet").isObject() ? notice.path("tweet") : notice);
    }

    private static String author(JsonNode notice) {
        return id(notice.path("user").isObject() ? notice.path("user") : notice);
    }

    private static String id(JsonNode object) {
        return Json.text(object, "id_str", "id");
    }

    private static Instant at(JsonNode notice, Reading reading) throws Unreadable {
        Instant at = Times.optional(notice, "timestamp_ms", reading.receivedAt());
        at = Times.optional(notice, "timestampMs", at);
        return Times.optional(notice, "event_at", at);
    }

    /**
     * A line of a compliance job. Those about posts and those about accounts look the same. A post's id holds the time
     * it was created, so does that of a newer account: then both are told, as a removal of what nobody knows does
     * nothing.
     */
    private static void ofBatch(JsonNode line, Reading reading) throws Unreadable {
        Instant at = Times.optional(line, "redacted_at", reading.receivedAt());
        if (created(Json.text(line, "id")) == Times.required(line, "created_at").getEpochSecond()) {
            reading.removed(Json.text(line, "id"), at);
        }
        reading.authorRemoved(Json.text(line, "id"), at);
    }

    /** Seconds since 1970 of the time an id of X holds, as far as it holds one; the same as of {@code created_at}. */
    static long created(String id) {
        try {
            return Math.floorDiv((Long.parseLong(id) >> 22) + SNOWFLAKE_EPOCH, 1_000L);
        } catch (NumberFormatException e) {
            return -1;
        }
    }
}
