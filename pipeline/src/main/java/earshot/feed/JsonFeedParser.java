package earshot.feed;

import com.fasterxml.jackson.databind.JsonNode;
import earshot.model.RawPayload;

/** A platform whose payloads are JSON. */
abstract class JsonFeedParser implements FeedParser {

    @Override
    public final ParseResult parse(RawPayload raw) {
        Reading reading = new Reading(platform(), raw);
        try {
            read(json(raw.bytes()), reading);
            return reading.result();
        } catch (Unreadable e) {
            return e.rejected();
        }
    }

    /** What the platform's bytes say, where they are JSON in a dress of their own. */
    JsonNode json(byte[] bytes) throws Unreadable {
        return Json.read(bytes);
    }

    /** Adds what the payload says, the event it is about first. */
    abstract void read(JsonNode payload, Reading reading) throws Unreadable;
}
