package earshot.measure;

import earshot.model.Tally;
import java.time.Instant;

/** A difference to one brand's numbers in one window. */
public record WindowDelta(
        String brandSet,
        int brandSetVersion,
        String brand,
        Instant start,
        Instant end,
        String sentimentModel,
        Tally tally) {

    /** The brand's window, the key of its numbers. */
    public String window() {
        return brandSet + "/" + brand + "/" + start + "/" + end;
    }

    /** The set's window, the key of its share of voice. */
    public String setWindow() {
        return brandSet + "/" + start + "/" + end;
    }

    /** Both differences in one; of versions the newest. */
    public WindowDelta plus(WindowDelta other) {
        return new WindowDelta(
                brandSet,
                Math.max(brandSetVersion, other.brandSetVersion),
                brand,
                start,
                end,
                sentimentModel.compareTo(other.sentimentModel) >= 0 ? sentimentModel : other.sentimentModel,
                tally.plus(other.tally));
    }
}
