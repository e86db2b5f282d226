package earshot.sentiment;

import earshot.model.Author;
import earshot.model.BrandMatch;
import earshot.model.Post;
import earshot.model.PostKind;
import earshot.model.Span;
import earshot.sentiment.Mask.Stretch;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A text that names a brand, and where.
 *
 * @param text as people write it
 * @param targets where the brand is named, in order
 */
public record TargetedPost(String id, String brand, String text, List<Stretch> targets) {
    /** Stands for the brand's name in texts of Dong et al. 2014 and those of their shape. */
    public static final String MARK = "$T$";

    private static final Pattern CLITIC = Pattern.compile("(?<=\\w) (n't|['`’] ?(?:s|m|re|ve|ll|d|t))\\b");
    private static final Pattern FACE = Pattern.compile("([:;=]) ?(-?) ?(-RRB-|-LRB-|[()DP3])(?!\\w)");

    /**
     * Finds a brand in a text: where the text says so by {@value #MARK}, else wherever the name stands as a word of its own,
     * in whatever case, also behind a # or an @ and without its blanks.
     */
    public static TargetedPost of(String id, String brand, String text) {
        var targets = new ArrayList<Stretch>();
        if (text.contains(MARK)) {
            String[] pieces = joined(text).split(Pattern.quote(MARK), -1);
            var whole = new StringBuilder(pieces[0]);
            for (int i = 1; i < pieces.length; i++) {
                targets.add(new Stretch(whole.length(), whole.length() + brand.length()));
                whole.append(brand).append(pieces[i]);
            }
            return new TargetedPost(id, brand, whole.toString(), List.copyOf(targets));
        }
        find(text, brand, targets);
        String written = brand.replaceAll("\\s+", "");
        if (!written.equals(brand)) {
            find(text, written, targets);
        }
        return new TargetedPost(id, brand, text, List.copyOf(targets));
    }

    /** A text that is about no brand in particular. */
    public static TargetedPost untargeted(String id, String text) {
        return new TargetedPost(id, "", text, List.of());
    }

    /** As a post of a platform; {@code language} as in {@link Post#language()}. */
    public Post post(String platform, String language) {
        return new Post(
                platform + ":" + id,
                platform,
                PostKind.ORIGINAL,
                Author.UNKNOWN,
                text,
                "",
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                language,
                "",
                -1,
                "",
                "",
                "",
                "",
                Instant.EPOCH,
                Instant.EPOCH,
                "");
    }

    public BrandMatch match() {
        return BrandMatch.unscored(
                "",
                1,
                brand,
                targets.stream()
                        .map(target -> new Span("text", target.start(), target.end()))
                        .toList());
    }

    private static void find(String text, String name, List<Stretch> found) {
        String low = text.toLowerCase(Locale.ROOT);
        String wanted = name.toLowerCase(Locale.ROOT);
        if (wanted.isEmpty() || low.length() != text.length()) {
            return;
        }
        for (int at = low.indexOf(wanted); at >= 0; at = low.indexOf(wanted, at + 1)) {
            int end = at + wanted.length();
            boolean begins = at == 0 || !Characters.isWord(text.charAt(at - 1));
            boolean ends = end == text.length() || !Characters.isWord(text.charAt(end));
            if (begins && ends) {
                found.add(new Stretch(at, end));
            }
        }
    }

    /** Undoes the Penn Treebank's way to part words, which no author uses and no feature knows. */
    private static String joined(String text) {
        String joined = CLITIC.matcher(text)
                .replaceAll(match -> match.group(1).replaceAll("[` ’]", "'").replace("''", "'"));
        joined = FACE.matcher(joined).replaceAll("$1$2$3");
        return joined.replace("-LRB-", "(")
                .replace("-RRB-", ")")
                .replace("-LSB-", "[")
                .replace("-RSB-", "]")
                .replace("< 3", "<3")
                .replace("''", "\"")
                .replace("``", "\"");
    }
}
