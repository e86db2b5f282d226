package earshot.measure;

import earshot.model.Cut;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How many mentions one author, or one text, has in each cut. Counted, not marked, so that the last one taken away is
 * known to be the last.
 */
final class Presence {

    private final Map<Cut, Integer> mentions;

    Presence() {
        this(new HashMap<>());
    }

    Presence(Map<Cut, Integer> mentions) {
        this.mentions = mentions;
    }

    Map<Cut, Integer> mentions() {
        return mentions;
    }

    void add(int change, List<Cut> cuts) {
        cuts.forEach(cut -> add(cut, change));
    }

    Presence merge(Presence other) {
        other.mentions.forEach(this::add);
        return this;
    }

    private void add(Cut cut, int change) {
        mentions.merge(cut, change, (one, another) -> one + another == 0 ? null : one + another);
    }

    boolean isEmpty() {
        return mentions.isEmpty();
    }

    boolean isIn(Cut cut) {
        return mentions.getOrDefault(cut, 0) > 0;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Presence presence && mentions.equals(presence.mentions);
    }

    @Override
    public int hashCode() {
        return mentions.hashCode();
    }

    @Override
    public String toString() {
        return mentions.toString();
    }
}
