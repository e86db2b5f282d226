package earshot.feed;

import com.fasterxml.jackson.databind.JsonNode;
import earshot.model.PostEvent;
import earshot.model.RawPayload;
import java.util.List;

/** A platform whose payloads are JSON. */
abstract class JsonFeedParser implements FeedParser {

    @Override
    public final ParseResult parse(RawPayload raw) {
        try {
            return new ParseResult.Parsed(read(Json.read(raw.bytes()), raw));
        } catch (Unreadable e) {
            return e.rejected();
        }
    }

    /** @return at least one event, the one the payload is about first */
    abstract List<PostEvent> read(JsonNode payload, RawPayload raw) throws Unreadable;
}
