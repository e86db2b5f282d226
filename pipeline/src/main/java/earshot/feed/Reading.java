package earshot.feed;

import com.fasterxml.jackson.databind.JsonNode;
import earshot.model.Engagement;
import earshot.model.Post;
import earshot.model.PostEvent;
import earshot.model.RawPayload;
import earshot.model.RejectReason;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What one payload says, as far as it was read. Ids are native ones; nothing said about no id is kept. */
final class Reading {
    private final String platform;
    private final RawPayload raw;
    private final List<PostEvent> events = new ArrayList<>(3);
    private final List<ParseResult.Rejected> unread = new ArrayList<>(0);

    Reading(String platform, RawPayload raw) {
        this.platform = platform;
        this.raw = raw;
    }

    /** Something that may turn out unreadable. */
    @FunctionalInterface
    interface Attempt {
        void run() throws Unreadable;
    }

    /** One of the things a payload holds many of. */
    @FunctionalInterface
    interface Item {
        void read(JsonNode item) throws Unreadable;
    }

    Instant receivedAt() {
        return raw.receivedAt();
    }

    void observed(Post post, Engagement engagement, Instant at) {
        events.add(PostEvent.observed(post, engagement, at, receivedAt()));
    }

    void observed(Post post, Engagement engagement) {
        observed(post, engagement, receivedAt());
    }

    void counted(String id, Engagement engagement, Instant at) throws Unreadable {
        events.add(PostEvent.counted(known(id), engagement, at, receivedAt()));
    }

    void removed(String id, Instant at) throws Unreadable {
        events.add(PostEvent.removed(known(id), at, receivedAt()));
    }

    void restored(String id, Instant at) throws Unreadable {
        events.add(PostEvent.restored(known(id), at, receivedAt()));
    }

    void authorRemoved(String id, Instant at) throws Unreadable {
        events.add(PostEvent.authorRemoved(known(id), at, receivedAt()));
    }

    void authorRestored(String id, Instant at) throws Unreadable {
        events.add(PostEvent.authorRestored(known(id), at, receivedAt()));
    }

    private String known(String id) throws Unreadable {
        if (id.isEmpty()) {
            throw Unreadable.missing("id of what the notice is about");
        }
        return PostDraft.qualified(platform, id);
    }

    /** Reads each item on its own: one that cannot be read costs no other. */
    void each(Iterable<JsonNode> items, Item reader) {
        for (JsonNode item : items) {
            one(item, reader);
        }
    }

    void one(JsonNode item, Item reader) {
        attempt(() -> reader.read(item));
    }

    void attempt(Attempt attempt) {
        try {
            attempt.run();
        } catch (Unreadable e) {
            ParseResult.Rejected rejected = e.rejected();
            // Of what is no post nothing is lost.
            if (rejected.reason() != RejectReason.CONTROL_MESSAGE) {
                unread.add(rejected);
            }
        }
    }

    /** @throws Unreadable where there is nothing to say: the payload holds no post */
    ParseResult result() throws Unreadable {
        if (!events.isEmpty()) {
            return new ParseResult.Parsed(List.copyOf(events), List.copyOf(unread));
        }
        if (unread.isEmpty()) {
            throw Unreadable.because(RejectReason.CONTROL_MESSAGE, "This page holds no posts.");
        }
        return unread.get(0);
    }
}
