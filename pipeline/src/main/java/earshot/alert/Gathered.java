package earshot.alert;

import earshot.model.Alert;
import java.time.Instant;
import java.util.Map;
import org.apache.flink.api.common.state.MapState;

/** What reached us of a brand, in state, by the slice whose close it counts for. */
final class Gathered {

    private final MapState<Instant, Intake> intakes;

    Gathered(MapState<Instant, Intake> intakes) {
        this.intakes = intakes;
    }

    void add(Instant slice, Intake intake) throws Exception {
        intakes.put(slice, of(slice).add(intake));
    }

    boolean isHeard(Instant slice) throws Exception {
        return intakes.contains(slice);
    }

    Intake of(Instant slice) throws Exception {
        Intake known = intakes.get(slice);
        return known == null ? Intake.nothing(slice) : known;
    }

    /** The same, and forgets it. */
    Intake take(Instant slice) throws Exception {
        Intake known = of(slice);
        intakes.remove(slice);
        return known;
    }

    /** The last slice in which anything was published, or for which it counts; at least the one to come. */
    Instant last(Watch watch) throws Exception {
        Instant last = watch.next();
        for (Map.Entry<Instant, Intake> waiting : intakes.entries()) {
            last = later(last, waiting.getKey());
            for (Instant published : waiting.getValue().counts.keySet()) {
                last = later(last, published);
            }
        }
        for (Instant published : watch.filling().keySet()) {
            last = later(last, published);
        }
        return last;
    }

    private static Instant later(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }

    /** The alert without what is gone before it was told: the close that knows of it only comes later. */
    Alert standing(Alert alert) throws Exception {
        Alert standing = alert;
        for (Intake waiting : intakes.values()) {
            standing = Explain.quotesOtherwise(standing, waiting)
                    ? Explain.retold(standing, waiting, alert.revision())
                    : standing;
        }
        return standing;
    }
}
