package earshot.flow;

import earshot.alert.AlertConfig;
import earshot.measure.MeasureConfig;
import earshot.query.BrandSetSource;

/** What ListenFlow listens for and how it measures. */
public record ListenConfig(BrandSetSource brands, MeasureConfig measure, AlertConfig alert) {}
