package earshot.index;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What an {@link Audit} found.
 *
 * @param windows window documents read
 * @param mentions mentions counted, reposts apart
 * @param reposts plain reposts counted
 * @param differences the first {@value #ROWS}, by window and brand
 * @param differing how many there are in all
 */
public record AuditReport(long windows, long mentions, long reposts, List<Difference> differences, long differing) {

    static final int ROWS = 1000;
    private static final int KEPT = 20;

    /**
     * One number that is not what a count gives.
     *
     * @param document the documents it was read from, e.g. {@code earshot-windows}
     * @param field the field under {@code social}, e.g. {@code tally.negative}
     * @param window its start
     * @param written what the document says; 0 where there is none
     * @param counted what counting the mentions gives
     */
    public record Difference(
            String document, Instant window, String brand, String field, double written, double counted) {}

    /** With other differences, found by other means. */
    public AuditReport with(List<Difference> others) {
        List<Difference> all = new ArrayList<>(differences);
        others.stream().limit(Math.max(0, ROWS - all.size())).forEach(all::add);
        return new AuditReport(windows, mentions, reposts, List.copyOf(all), differing + others.size());
    }

    /**
     * What a second reading shows too, number by number: what differed because windows are shown, and documents indexed,
     * one after the other while posts come in, is another number by then or none.
     *
     * @param later read after all that was under way at the first must have arrived
     */
    public AuditReport standing(AuditReport later) {
        List<Difference> both = new ArrayList<>(differences);
        both.retainAll(Set.copyOf(later.differences));
        boolean all = both.size() == differences.size();
        return new AuditReport(windows, mentions, reposts, List.copyOf(both), all ? differing : both.size());
    }

    /** As many as a verdict keeps. */
    List<Difference> firstDifferences() {
        return differences.subList(0, Math.min(differences.size(), KEPT));
    }

    public boolean isClean() {
        return differing == 0;
    }
}
