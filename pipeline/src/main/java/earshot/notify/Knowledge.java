package earshot.notify;

import earshot.model.AlertAction;
import earshot.model.BrandSet;
import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What is known beside the alerts and changes while the job runs; one of the two lists is empty. */
public record Knowledge(List<AlertAction> actions, List<Names> names) {

    /**
     * What of a brand set a message needs.
     *
     * @param brands by id
     */
    public record Names(String brandSet, int version, String timeZone, Map<String, Named> brands)
            implements Serializable {
        static final Names UNKNOWN = new Names("", 0, "UTC", Map.of());

        Named brand(String id) {
            return brands.getOrDefault(id, new Named(id, List.of()));
        }
    }

    /**
     * A brand.
     *
     * @param routes the receivers that are told of its alerts; empty for whom the routes file says
     */
    public record Named(String name, List<String> routes) implements Serializable {}

    public static Knowledge of(AlertAction action) {
        return new Knowledge(List.of(action), List.of());
    }

    public static Knowledge of(BrandSet set) {
        return new Knowledge(
                List.of(),
                List.of(new Names(
                        set.name(),
                        set.version(),
                        set.timeZone(),
                        set.brands().stream()
                                .collect(Collectors.toMap(
                                        BrandSet.Brand::id, brand -> new Named(brand.name(), brand.routes()))))));
    }
}
