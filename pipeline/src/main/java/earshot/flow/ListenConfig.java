package earshot.flow;

import earshot.alert.AlertConfig;
import earshot.measure.MeasureConfig;
import earshot.query.BrandSetSource;
import earshot.sentiment.SentimentConfig;

/** What ListenFlow listens for and how it measures. */
public record ListenConfig(
        BrandSetSource brands, SentimentConfig sentiment, MeasureConfig measure, AlertConfig alert) {}
