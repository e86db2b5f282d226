package earshot.feed;

import earshot.model.Post;
import earshot.model.PostEvent;
import earshot.model.RawPayload;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.PriorityQueue;

/**
 * Stamps a recording's payloads with the time they reached the recorder, as far as they tell: the time at which the
 * platform says its first event was true, else the time of the newest version of a post within it.
 *
 * <p>A recorder's clock does not run backwards, so the time of a payload is never before that of the one before it: a notice
 * of something that happened an hour ago arrived now. A payload that tells no time, or cannot be read, arrived with the
 * one before it; those at the very start with the first that tells one. The same recording always gets the same times.
 *
 * <p>An {@link FeedParser#isExport() export} was never delivered one by one. It is put in the order of its times first, so
 * that its replay looks like life: within the {@link #HELD} payloads that are held at a time, so one that is further out
 * of place than that arrives late.
 */
public final class RecordedTime implements Iterator<RawPayload> {
    /** How many payloads without a time may stand at the start; real recordings have a handful. */
    static final int PATIENCE = 1_000;

    /** How many payloads of an export are put in order at a time. */
    static final int HELD = 100_000;

    /** The same in bytes, for exports of large payloads. */
    private static final long HELD_BYTES = 128_000_000;

    private final FeedParser parser;
    private final Iterator<FilePayload> recording;
    private final Instant latest;
    private final PriorityQueue<Stamped> ahead;
    private long bytesAhead;
    private long places;
    private Instant stated = Instant.EPOCH;
    private Instant clock = Instant.EPOCH;

    /** @param place in the recording */
    private record Stamped(FilePayload payload, Instant at, long place) {}

    /**
     * @param latest no payload can be from after this: the time of the replay. Also the time of a recording that tells
     *     none
     */
    public RecordedTime(FeedParser parser, Iterator<FilePayload> recording, Instant latest) {
        this.parser = parser;
        this.recording = recording;
        this.latest = latest;
        Comparator<Stamped> asRecorded = Comparator.comparingLong(Stamped::place);
        this.ahead = new PriorityQueue<>(
                parser.isExport() ? Comparator.comparing(Stamped::at).thenComparing(asRecorded) : asRecorded);
    }

    @Override
    public boolean hasNext() {
        return !ahead.isEmpty() || recording.hasNext();
    }

    @Override
    public RawPayload next() {
        while (recording.hasNext() && (ahead.isEmpty() || holdsMore())) {
            readAhead();
        }
        Stamped next = ahead.poll();
        if (next == null) {
            throw new NoSuchElementException();
        }
        FilePayload payload = next.payload();
        bytesAhead -= payload.bytes().length;
        clock = next.at().isAfter(clock) ? next.at() : clock;
        return new RawPayload(parser.platform(), payload.bytes(), clock, payload.origin());
    }

    private boolean holdsMore() {
        return parser.isExport() && ahead.size() < HELD && bytesAhead < HELD_BYTES;
    }

    private void readAhead() {
        List<FilePayload> read = new ArrayList<>(1);
        do {
            FilePayload payload = recording.next();
            read.add(payload);
            Instant told = statedBy(payload);
            stated = told.equals(Instant.EPOCH) ? stated : told;
        } while (stated.equals(Instant.EPOCH) && recording.hasNext() && read.size() < PATIENCE);
        stated = stated.equals(Instant.EPOCH) ? latest : stated;
        for (FilePayload payload : read) {
            ahead.add(new Stamped(payload, stated, places++));
            bytesAhead += payload.bytes().length;
        }
    }

    /** @return {@link Instant#EPOCH} where the payload tells no time */
    private Instant statedBy(FilePayload payload) {
        RawPayload raw = new RawPayload(parser.platform(), payload.bytes(), latest, payload.origin());
        if (!(parser.parse(raw) instanceof ParseResult.Parsed parsed)) {
            return Instant.EPOCH;
        }
        Instant observedAt = parsed.events().get(0).observedAt();
        return observedAt.equals(latest)
                ? parsed.events().stream()
                        .map(PostEvent::post)
                        .map(Post::versionAt)
                        .max(Comparator.naturalOrder())
                        .orElse(Instant.EPOCH)
                : observedAt;
    }
}
