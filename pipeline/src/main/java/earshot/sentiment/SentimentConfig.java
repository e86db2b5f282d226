package earshot.sentiment;

import java.io.Serializable;

/**
 * How mentions are scored.
 *
 * @param encoderBelow the encoder reads what the table is less sure of than this: 0 nothing, .5 what would be uncertain, 1
 *     everything
 */
public record SentimentConfig(double encoderBelow) implements Serializable {
    public static final SentimentConfig DEFAULT = new SentimentConfig(0.5);
    /** The table answers alone, and nothing else is loaded. */
    public static final SentimentConfig TABLE = new SentimentConfig(0);

    /** @throws IllegalArgumentException naming the key, the value and what is allowed */
    public SentimentConfig {
        if (!(encoderBelow >= 0 && encoderBelow <= 1)) {
            throw new IllegalArgumentException(
                    "sentiment.encoder-below is " + encoderBelow + "; it must be from 0 to 1");
        }
    }
}
