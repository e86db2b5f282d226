package earshot.feed;

import earshot.model.PostEvent;
import earshot.model.RawPayload;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;

/**
 * Stamps a recording's payloads with the time they reached the recorder, as far as they tell: the time at which the
 * platform says its first event was true, else the time at which its post was published.
 *
 * <p>A recorder's clock does not run backwards, so the time of a payload is never before that of the one before it: a notice
 * of something that happened an hour ago arrived now. A payload that tells no time, or cannot be read, arrived with the
 * one before it; those at the very start with the first that tells one. The same recording always gets the same times.
 */
public final class RecordedTime implements Iterator<RawPayload> {
    /** How many payloads without a time may stand at the start; real recordings have a handful. */
    static final int PATIENCE = 1_000;

    private final FeedParser parser;
    private final Iterator<FilePayload> recording;
    private final Instant latest;
    private final Deque<FilePayload> ahead = new ArrayDeque<>();
    private Instant clock = Instant.EPOCH;

    /**
     * @param latest no payload can be from after this: the time of the replay. Also the time of a recording that tells
     *     none
     */
    public RecordedTime(FeedParser parser, Iterator<FilePayload> recording, Instant latest) {
        this.parser = parser;
        this.recording = recording;
        this.latest = latest;
    }

    @Override
    public boolean hasNext() {
        return !ahead.isEmpty() || recording.hasNext();
    }

    @Override
    public RawPayload next() {
        if (ahead.isEmpty()) {
            readAhead();
        }
        FilePayload payload = ahead.remove();
        return new RawPayload(parser.platform(), payload.bytes(), clock, payload.origin());
    }

    private void readAhead() {
        do {
            FilePayload payload = recording.next();
            ahead.add(payload);
            Instant stated = statedBy(payload);
            clock = stated.isAfter(clock) ? stated : clock;
        } while (clock.equals(Instant.EPOCH) && recording.hasNext() && ahead.size() < PATIENCE);
        clock = clock.equals(Instant.EPOCH) ? latest : clock;
    }

    /** @return {@link Instant#EPOCH} where the payload tells no time */
    private Instant statedBy(FilePayload payload) {
        RawPayload raw = new RawPayload(parser.platform(), payload.bytes(), latest, payload.origin());
        if (!(parser.parse(raw) instanceof ParseResult.Parsed parsed)) {
            return Instant.EPOCH;
        }
        PostEvent first = parsed.events().get(0);
        if (!first.observedAt().equals(latest)) {
            return first.observedAt();
        }
        return first.post().publishedAt();
    }
}
