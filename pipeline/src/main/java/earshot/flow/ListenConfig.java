package earshot.flow;

import earshot.alert.AlertConfig;
import earshot.measure.MeasureConfig;
import earshot.query.BrandSetSource;

/** What ListenFlow listens for and how it measures. */
public record ListenConfig(BrandSetSource brands, MeasureConfig measure, AlertConfig alert) {

    /** @throws IllegalArgumentException where the alerts' slice is no window that is measured */
    public ListenConfig {
        if (!measure.windows().contains(alert.slice())) {
            throw new IllegalArgumentException(
                    "alert.slice is " + alert.slice() + "; it must be one of measure.windows, " + measure.windows());
        }
    }
}
