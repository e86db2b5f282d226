package earshot.measure;

import earshot.model.Cut;
import earshot.model.Fingerprint;
import earshot.model.Tally;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.flink.api.common.typeinfo.TypeInfo;
import org.jspecify.annotations.Nullable;

/**
 * A difference to one brand's numbers in one window, and the sum of such: a commutative group like its tallies. It is
 * gathered in place, since a bundle of a busy brand holds thousands of authors; whoever merges one gives it away.
 */
@TypeInfo(CompactType.OfWindowDelta.class)
public final class WindowDelta {

    private final String brandSet;
    private int brandSetVersion;
    private final String brand;
    private final Instant start;
    private final Instant end;
    private String sentimentModel;
    private Tally previous = Tally.ZERO;
    private final Map<Cut, Tally> tallies;
    private final Map<Long, Presence> authors;
    private final Map<Long, Presence> clusters;

    WindowDelta(String brandSet, int brandSetVersion, String brand, Instant start, Instant end, String sentimentModel) {
        this(
                brandSet,
                brandSetVersion,
                brand,
                start,
                end,
                sentimentModel,
                new HashMap<>(),
                new HashMap<>(),
                new HashMap<>());
    }

    private WindowDelta(
            String brandSet,
            int brandSetVersion,
            String brand,
            Instant start,
            Instant end,
            String sentimentModel,
            Map<Cut, Tally> tallies,
            Map<Long, Presence> authors,
            Map<Long, Presence> clusters) {
        this.brandSet = brandSet;
        this.brandSetVersion = brandSetVersion;
        this.brand = brand;
        this.start = start;
        this.end = end;
        this.sentimentModel = sentimentModel;
        this.tallies = tallies;
        this.authors = authors;
        this.clusters = clusters;
    }

    /** The brand's window, the key of its numbers. */
    public String window() {
        return brandSet + "/" + brand + "/" + start.toEpochMilli() + "/" + end.toEpochMilli();
    }

    /** Both differences in one, this; of versions the newest. */
    public WindowDelta merge(WindowDelta other) {
        brandSetVersion = Math.max(brandSetVersion, other.brandSetVersion);
        sentimentModel = sentimentModel.compareTo(other.sentimentModel) >= 0 ? sentimentModel : other.sentimentModel;
        addPrevious(other.previous);
        other.tallies.forEach(this::add);
        merge(authors, other.authors);
        merge(clusters, other.clusters);
        return this;
    }

    private static void merge(Map<Long, Presence> into, Map<Long, Presence> from) {
        from.forEach((hash, change) -> {
            Presence before = into.putIfAbsent(hash, change);
            if (before != null && before.merge(change).isEmpty()) {
                into.remove(hash);
            }
        });
    }

    void add(Tally tally, List<Cut> cuts) {
        cuts.forEach(cut -> add(cut, tally));
    }

    void add(Cut cut, Tally tally) {
        tallies.merge(cut, tally, Tally::plus);
    }

    void addPrevious(Tally tally) {
        previous = previous.plus(tally);
    }

    /** @param mentions of that author and text that come, or, negative, go */
    void count(Fingerprint fingerprint, int mentions, List<Cut> cuts) {
        if (fingerprint.author() != 0) {
            authors.computeIfAbsent(fingerprint.author(), new_ -> new Presence())
                    .add(mentions, cuts);
        }
        if (fingerprint.text() != 0) {
            clusters.computeIfAbsent(fingerprint.text(), new_ -> new Presence()).add(mentions, cuts);
        }
    }

    /** The same numbers without whom and what they were counted from. */
    WindowDelta withoutPresences() {
        WindowDelta bare = new WindowDelta(
                brandSet,
                brandSetVersion,
                brand,
                start,
                end,
                sentimentModel,
                tallies,
                new HashMap<>(),
                new HashMap<>());
        bare.previous = previous;
        return bare;
    }

    String brandSet() {
        return brandSet;
    }

    int brandSetVersion() {
        return brandSetVersion;
    }

    String brand() {
        return brand;
    }

    Instant start() {
        return start;
    }

    Instant end() {
        return end;
    }

    String sentimentModel() {
        return sentimentModel;
    }

    Tally previous() {
        return previous;
    }

    /** By cut, {@link Cut#ALL} among them where anything was ever counted. */
    Map<Cut, Tally> tallies() {
        return tallies;
    }

    /** By hash. */
    Map<Long, Presence> authors() {
        return authors;
    }

    /** By hash. */
    Map<Long, Presence> clusters() {
        return clusters;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof WindowDelta delta
                && window().equals(delta.window())
                && brandSetVersion == delta.brandSetVersion
                && sentimentModel.equals(delta.sentimentModel)
                && previous.equals(delta.previous)
                && tallies.equals(delta.tallies)
                && authors.equals(delta.authors)
                && clusters.equals(delta.clusters);
    }

    @Override
    public int hashCode() {
        return Objects.hash(window(), brandSetVersion, previous, tallies);
    }

    @Override
    public String toString() {
        return window() + " " + tallies;
    }
}
