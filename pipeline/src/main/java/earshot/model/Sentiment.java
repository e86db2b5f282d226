package earshot.model;

/**
 * A model's answer for one mention.
 *
 * @param negative probability in 0..1; the three sum to 1, or are all 0 when unscored
 * @param language the language identified, BCP 47; {@code und} when none could be
 * @param model name and version of what answered; {@code ""} when unscored
 */
public record Sentiment(
        SentimentLabel label, double negative, double neutral, double positive, String language, String model) {
    public static final Sentiment UNSCORED = new Sentiment(SentimentLabel.UNSCORED, 0, 0, 0, "und", "");
}
