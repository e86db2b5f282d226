package earshot.life;

import earshot.model.Author;
import earshot.model.Fingerprint;
import earshot.model.Post;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Makes a post's {@link Fingerprint}. A text's is a pure function of the text alone, so that which posts are the same
 * does not depend on which came first: copies of a campaign that differ in links, handles, case or punctuation are
 * equal always; longer texts that differ in a few words are equal mostly. It is two MinHashes (A. Broder 1997) over
 * runs of three words: of two texts that share 9 of 10 of them 4 in 5 pairs are found, of two that share 1 in 10, 1 in
 * 100 is taken for a copy.
 */
final class Fingerprints {

    /** What people and clients put around a copied text. */
    private static final Pattern AROUND =
            Pattern.compile("^\\s*RT\\b|https?://\\S+|@[\\w.:-]+", Pattern.CASE_INSENSITIVE);

    private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{M}\\p{N}]+");
    private static final int FEWEST_WORDS = 3;
    /** Below this one word in three changes would be the same text; only equal words are. */
    private static final int FEWEST_FOR_NEARLY = 8;

    private static final long FIRST = 0x9E3779B97F4A7C15L;
    private static final long SECOND = 0xC2B2AE3D27D4EB4FL;

    private Fingerprints() {}

    static Fingerprint of(Post post) {
        return new Fingerprint(author(post.author()), text(post));
    }

    private static long author(Author author) {
        return author.id().isEmpty() ? 0 : hash(author.id());
    }

    private static long text(Post post) {
        String text = post.title() + " " + post.text();
        List<String> words = words(AROUND.matcher(text).replaceAll(" "));
        if (words.size() < FEWEST_WORDS) {
            words = words(text);
        }
        if (words.isEmpty()) {
            return hash(post.id());
        }
        return words.size() < FEWEST_FOR_NEARLY ? hash(String.join(" ", words)) : minHashes(words);
    }

    private static List<String> words(String text) {
        String folded = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        List<String> words = new ArrayList<>();
        for (String word : NO_WORD.split(folded, -1)) {
            if (!word.isEmpty()) {
                words.add(word);
            }
        }
        return words;
    }

    private static long minHashes(List<String> words) {
        long first = Long.MAX_VALUE;
        long second = Long.MAX_VALUE;
        long before = hash(words.get(0));
        long last = hash(words.get(1));
        for (String word : words.subList(2, words.size())) {
            long next = hash(word);
            long run = mixed(mixed(before + FIRST) * 31 + mixed(last + SECOND) * 17 + next);
            first = Math.min(first, mixed(run ^ FIRST));
            second = Math.min(second, mixed(run ^ SECOND));
            before = last;
            last = next;
        }
        return nonZero(mixed(first * 31 + second));
    }

    private static long hash(String text) {
        long hash = text.length();
        for (int i = 0; i < text.length(); i++) {
            hash = hash * FIRST + text.charAt(i);
        }
        return nonZero(mixed(hash));
    }

    private static long nonZero(long hash) {
        return hash == 0 ? 1 : hash;
    }

    /** MurmurHash3's finaliser (A. Appleby, public domain): every bit of the answer depends on every bit given. */
    private static long mixed(long bits) {
        long mixed = (bits ^ (bits >>> 33)) * 0xFF51AFD7ED558CCDL;
        mixed = (mixed ^ (mixed >>> 33)) * 0xC4CEB9FE1A85EC53L;
        return mixed ^ (mixed >>> 33);
    }
}
