package earshot.alert;

import earshot.model.AlertSettings;
import java.util.Map;

/**
 * How a version of a brand set is watched.
 *
 * @param names of its brands, by their ids
 */
public record Watching(AlertSettings settings, Map<String, String> names) {

    static final Watching DEFAULT = new Watching(AlertSettings.DEFAULT, Map.of());

    String name(String brand) {
        return names.getOrDefault(brand, brand);
    }
}
