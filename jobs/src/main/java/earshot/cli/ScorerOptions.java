package earshot.cli;

import earshot.sentiment.SentimentConfig;
import earshot.sentiment.SentimentScorer;
import picocli.CommandLine.Option;

/** Which of the models that ship read a text. */
final class ScorerOptions {

    @Option(
            names = "--encoder-below",
            paramLabel = "SHARE",
            description = "As the setting sentiment.encoder-below: 0 the table alone, 1 the encoder reads everything."
                    + " What is asked about a brand by its name is read by it above 0."
                    + " Default: ${DEFAULT-VALUE}")
    private double encoderBelow = SentimentConfig.DEFAULT.encoderBelow();

    @Option(
            names = "--models",
            paramLabel = "FOLDER",
            description = "As the setting sentiment.models: models of further languages.")
    private String models = "";

    SentimentScorer load() {
        return SentimentScorer.load(new SentimentConfig(encoderBelow, models));
    }
}
