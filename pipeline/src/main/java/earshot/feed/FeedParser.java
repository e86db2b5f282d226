package earshot.feed;

import earshot.model.RawPayload;
import java.io.Serializable;

/** Reads one platform's payloads. Stateless and safe to share between threads. */
public interface FeedParser extends Serializable {

    /** As in {@code raw.<platform>}. */
    String platform();

    /** Whether the payloads of a file come in no order of delivery (newest first, say), as those of an export. */
    default boolean isExport() {
        return false;
    }

    /** Never throws, whatever the bytes. */
    ParseResult parse(RawPayload raw);
}
