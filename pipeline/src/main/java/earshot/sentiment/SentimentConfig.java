package earshot.sentiment;

import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * How mentions are scored.
 *
 * @param encoderBelow the encoder reads what the table is less sure of than this: 0 nothing, .5 what would be uncertain, 1
 *     everything
 * @param models a folder with a model for each further language, itself a folder that is named by it, BCP 47; empty: none
 */
public record SentimentConfig(double encoderBelow, String models) implements Serializable {
    public static final SentimentConfig DEFAULT = new SentimentConfig(0.5);
    /** The table answers alone, and nothing else is loaded. */
    public static final SentimentConfig TABLE = new SentimentConfig(0);

    /** With no other models than those that ship. */
    public SentimentConfig(double encoderBelow) {
        this(encoderBelow, "");
    }

    /** @throws IllegalArgumentException naming the key, the value and what is allowed */
    public SentimentConfig {
        if (!(encoderBelow >= 0 && encoderBelow <= 1)) {
            throw new IllegalArgumentException(
                    "sentiment.encoder-below is " + encoderBelow + "; it must be from 0 to 1");
        }
        if (!models.isEmpty() && !Files.isDirectory(Path.of(models))) {
            throw new IllegalArgumentException(
                    "sentiment.models is " + models + "; it must be a folder, with a folder in it for each language");
        }
    }

    /** The folders of further languages' models. */
    List<Path> folders() {
        if (models.isEmpty()) {
            return List.of();
        }
        try (var found = Files.list(Path.of(models))) {
            return found.filter(Files::isDirectory).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException("the folder of sentiment models cannot be read: " + models, e);
        }
    }
}
