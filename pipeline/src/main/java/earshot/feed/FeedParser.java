package earshot.feed;

import earshot.model.RawPayload;
import java.io.Serializable;

/** Reads one platform's payloads. Stateless and safe to share between threads. */
public interface FeedParser extends Serializable {

    /** As in {@code raw.<platform>}. */
    String platform();

    /** Never throws, whatever the bytes. */
    ParseResult parse(RawPayload raw);
}
