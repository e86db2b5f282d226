package earshot.model;

import java.time.Instant;

/**
 * A post behind an alert, as it stands now. One that is removed leaves the alert with its next revision.
 *
 * @param sentence the sentence of the text that carries the feeling towards the brand
 * @param author handle without {@code @}; the name where there is none
 * @param followers -1 where not reported
 * @param interactions as in {@link Engagement#interactions()}
 */
public record AlertPost(
        String id,
        String platform,
        String permalink,
        String text,
        String sentence,
        String author,
        long followers,
        SentimentLabel sentiment,
        long interactions,
        Instant publishedAt) {}
