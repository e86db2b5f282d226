package earshot.model;

/** Feeling of a mention towards its brand. */
public enum SentimentLabel {
    NEGATIVE,
    NEUTRAL,
    POSITIVE,
    /** The model answered below its threshold. */
    UNCERTAIN,
    /** No model serves the text's language; never to be read as neutral. */
    UNSCORED
}
