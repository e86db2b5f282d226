package earshot.feed;

import earshot.model.PostEvent;
import earshot.model.RejectReason;
import java.util.List;

/** What a parser makes of one payload. It never crosses an operator's edge: {@link ParsePosts} splits it at once. */
public sealed interface ParseResult {

    /**
     * @param events at least one; the first is what the payload is about, the others what it carries along (the
     *     original inside a repost, say)
     * @param unread why other posts of the payload could not be read; mostly empty
     */
    record Parsed(List<PostEvent> events, List<Rejected> unread) implements ParseResult {
        Parsed(PostEvent event) {
            this(List.of(event), List.of());
        }
    }

    /**
     * @param detail one sentence for a person, without the payload's text
     * @param position byte offset of the error; -1 where there is no one place
     */
    record Rejected(RejectReason reason, String detail, long position) implements ParseResult {}
}
