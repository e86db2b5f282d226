package earshot.life;

import earshot.model.KnownChange;
import earshot.model.MatchedEvent;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/**
 * A post's life as it was known at each close of a slice that is still to come. Events of one post may be read in
 * another order than they reached us, as they lie in different partitions; whoever judges what was known at a time needs
 * them as they came. An event that is read late joins every life known since, and what was said of those is taken back
 * and said anew.
 *
 * @param moments by slice, the latest last; at most one of a slice that was closed, the first
 */
public record PostCourse(List<Moment> moments) {

    static final PostCourse UNSEEN = new PostCourse(List.of());

    /** The life as it stood when the slice was closed, or would stand if it were closed now. */
    public record Moment(Instant slice, PostLife life) {}

    /** With everything that was read. */
    PostLife life() {
        return moments.isEmpty()
                ? PostLife.UNSEEN
                : moments.get(moments.size() - 1).life();
    }

    /** Without what was known before the last close: nothing joins that any more. */
    PostCourse closedBefore(Instant open) {
        int last = 0;
        while (last + 1 < moments.size() && moments.get(last + 1).slice().isBefore(open)) {
            last++;
        }
        return last == 0 ? this : new PostCourse(List.copyOf(moments.subList(last, moments.size())));
    }

    /** What comes of one more event: the same course where it says nothing new. */
    PostCourse with(MatchedEvent event, Instant slice, ZoneId zone, List<KnownChange> changes) {
        int before = moments.size() - 1;
        while (before >= 0 && moments.get(before).slice().isAfter(slice)) {
            before--;
        }
        Moment was = before < 0 ? new Moment(Instant.MIN, PostLife.UNSEEN) : moments.get(before);
        PostLife joined = was.life().apply(event);
        if (joined.equals(was.life())) {
            return this;
        }
        boolean within = was.slice().equals(slice);
        Moment now = new Moment(slice, joined);
        List<Moment> course = new ArrayList<>(moments.subList(0, within ? before : before + 1));
        course.add(now);
        add(new PostChange(was.life(), joined, zone), slice, within, false, changes);
        for (Moment later : moments.subList(before + 1, moments.size())) {
            add(new PostChange(was.life(), later.life(), zone), later.slice(), false, true, changes);
            Moment again = new Moment(later.slice(), later.life().apply(event));
            add(new PostChange(now.life(), again.life(), zone), later.slice(), false, false, changes);
            course.add(again);
            was = later;
            now = again;
        }
        return new PostCourse(List.copyOf(course));
    }

    private static void add(
            PostChange change, Instant slice, boolean within, boolean takenBack, List<KnownChange> changes) {
        change.changes().forEach(mention -> changes.add(new KnownChange(mention, slice, within, takenBack)));
    }
}
