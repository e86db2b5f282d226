package earshot.alert;

import earshot.model.Mention;
import earshot.model.PostKind;
import earshot.model.SentimentLabel;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What one slice of a brand counts: a group, so a change of a mention is what it counts now less what it counted.
 *
 * @param severe negative mentions with a severity word
 * @param inSet mentions of all brands of the set, this one included
 */
public record SliceCounts(long mentions, long negative, long severe, long inSet) {

    static final SliceCounts ZERO = new SliceCounts(0, 0, 0, 0);

    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{N}]+");

    static SliceCounts of(Mention mention, List<String> severityWords) {
        if (!isCounted(mention)) {
            return ZERO;
        }
        boolean negative = isNegative(mention);
        return new SliceCounts(1, negative ? 1 : 0, negative && isSevere(mention, severityWords) ? 1 : 0, 0);
    }

    /** Neither removed nor a plain repost. */
    static boolean isCounted(Mention mention) {
        return !mention.removed() && mention.post().kind() != PostKind.REPOST;
    }

    static boolean isNegative(Mention mention) {
        return mention.match().sentiment().label() == SentimentLabel.NEGATIVE;
    }

    private static boolean isSevere(Mention mention, List<String> severityWords) {
        return BETWEEN_WORDS
                .splitAsStream(mention.post().text().toLowerCase(Locale.ROOT))
                .anyMatch(severityWords::contains);
    }

    SliceCounts plus(SliceCounts other) {
        return new SliceCounts(
                mentions + other.mentions, negative + other.negative, severe + other.severe, inSet + other.inSet);
    }

    SliceCounts times(long sign) {
        return new SliceCounts(sign * mentions, sign * negative, sign * severe, sign * inSet);
    }
}
