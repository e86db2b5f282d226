package earshot.feed;

import static java.util.Objects.requireNonNullElse;

import earshot.model.Post;
import earshot.model.PostEvent;
import earshot.model.PostEventType;
import earshot.model.RawPayload;
import earshot.model.RejectReason;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What holds for every platform: a payload is neither empty nor huge, no failure of a parser leaves it, and no time is
 * absurd.
 *
 * <p>A time before {@link #EARLIEST} or more than {@link #AHEAD} after receipt cannot be the platform's own; counted, it
 * would open windows that never close or that nobody asked for. Such an event is rejected as {@link
 * RejectReason#BAD_VALUE}, not silently moved to another time. Platforms that pass on what a client claims (Bluesky's
 * {@code createdAt}, say) bound it in their own parser, by the time the platform itself states.
 */
final class GuardedParser implements FeedParser {
    /** The largest payload that is read; real ones stay below a tenth of it. */
    static final int MAX_BYTES = 5_000_000;

    /** Before any platform; after the zero and near-zero times that stand for "unknown". */
    static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");

    /** Clocks err by minutes, time zones by hours. */
    static final Duration AHEAD = Duration.ofDays(1);

    private final FeedParser parser;

    GuardedParser(FeedParser parser) {
        this.parser = parser;
    }

    @Override
    public String platform() {
        return parser.platform();
    }

    @Override
    public boolean isExport() {
        return parser.isExport();
    }

    @Override
    public ParseResult parse(RawPayload raw) {
        if (raw.bytes().length > MAX_BYTES) {
            return new ParseResult.Rejected(
                    RejectReason.TOO_LARGE, "The payload is larger than " + MAX_BYTES + " bytes.", MAX_BYTES);
        }
        if (isBlank(raw.bytes())) {
            return new ParseResult.Rejected(RejectReason.EMPTY, "The payload is empty.", -1);
        }
        try {
            ParseResult result = parser.parse(raw);
            return result instanceof ParseResult.Parsed parsed ? bounded(parsed, raw.receivedAt()) : result;
        } catch (RuntimeException | StackOverflowError e) {
            // The message might quote the post; the class and line are enough to find the bug.
            StackTraceElement[] trace = e.getStackTrace();
            String where = trace.length == 0
                    ? ""
                    : " at " + requireNonNullElse(trace[0].getFileName(), "?") + ":" + trace[0].getLineNumber();
            return new ParseResult.Rejected(
                    RejectReason.PARSER_FAULT,
                    "The parser failed: " + e.getClass().getName() + where + ".",
                    -1);
        }
    }

    private static ParseResult bounded(ParseResult.Parsed parsed, Instant receivedAt) {
        Instant latest = receivedAt.plus(AHEAD);
        if (parsed.events().stream().allMatch(event -> isSane(event, latest))) {
            return parsed;
        }
        List<PostEvent> sane = new ArrayList<>();
        List<ParseResult.Rejected> unread = new ArrayList<>(parsed.unread());
        for (PostEvent event : parsed.events()) {
            if (isSane(event, latest)) {
                sane.add(event);
            } else {
                unread.add(absurd(event));
            }
        }
        return sane.isEmpty() ? unread.get(0) : new ParseResult.Parsed(List.copyOf(sane), List.copyOf(unread));
    }

    private static ParseResult.Rejected absurd(PostEvent event) {
        Post post = event.post();
        return new ParseResult.Rejected(
                RejectReason.BAD_VALUE,
                "A time is absurd: observed " + event.observedAt() + ", published " + post.publishedAt()
                        + ", last changed " + post.versionAt() + ", received " + event.receivedAt() + ".",
                -1);
    }

    private static boolean isSane(PostEvent event, Instant latest) {
        if (!isBetween(EARLIEST, event.observedAt(), latest)) {
            return false;
        }
        Post post = event.post();
        return event.type() != PostEventType.OBSERVED
                || (isBetween(EARLIEST, post.publishedAt(), latest)
                        && isBetween(post.publishedAt(), post.versionAt(), latest));
    }

    private static boolean isBetween(Instant earliest, Instant time, Instant latest) {
        return !time.isBefore(earliest) && !time.isAfter(latest);
    }

    private static boolean isBlank(byte[] bytes) {
        for (byte b : bytes) {
            if (b != ' ' && b != '\n' && b != '\r' && b != '\t') {
                return false;
            }
        }
        return true;
    }
}
