package earshot.query;

import java.util.Arrays;

/** The further spellings under which queries find a token: without accents, without the possessive, without its sign. */
final class Spellings {

    private final boolean hashtagsAsWords;

    /** @param hashtagsAsWords whether {@code #delta} is found as {@code delta} too */
    Spellings(boolean hashtagsAsWords) {
        this.hashtagsAsWords = hashtagsAsWords;
    }

    /** Gives the latest token its terms; it is spelt by the characters from {@code from} to the end. */
    void add(Tokens out, int from, boolean mayHaveAccents, boolean possessives) {
        int to = out.length();
        addOne(out, from, to, possessives);
        if (!mayHaveAccents) {
            return;
        }
        for (int i = from; i < to; i++) {
            char c = out.chars()[i];
            if (!Characters.isLooseAccent(c)) {
                out.append(Characters.unaccented(c));
            }
        }
        if (isSame(out, from, to)) {
            out.truncate(to);
        } else {
            addOne(out, to, out.length(), possessives);
        }
    }

    private static boolean isSame(Tokens out, int from, int to) {
        return Arrays.equals(out.chars(), from, to, out.chars(), to, out.length());
    }

    private void addOne(Tokens out, int from, int to, boolean possessives) {
        out.addTerm(from, to);
        char[] chars = out.chars();
        if (possessives && to - from > 2 && chars[to - 1] == 's' && chars[to - 2] == '\'') {
            out.addTerm(from, to - 2);
        } else if (hashtagsAsWords && chars[from] == '#') {
            out.addTerm(from + 1, to);
        }
    }
}
