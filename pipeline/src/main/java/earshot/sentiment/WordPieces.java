package earshot.sentiment;

import earshot.sentiment.Mask.Stretch;
import java.io.BufferedReader;
import java.io.IOException;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Tokens as an encoder sees them: BERT's lower-case word pieces, longest match first. Names, handles and links have one
 * piece each whatever they say, emoji are read out by their Unicode names. Immutable.
 */
final class WordPieces {
    /** Pieces per text, both ends counted; a longer text is read up to here. */
    static final int MOST = 64;

    private static final String START = "[CLS]";
    private static final String END = "[SEP]";
    private static final String UNKNOWN = "[UNK]";
    /** What the base model was taught to read where a word is hidden. */
    private static final String NAME = "[MASK]";

    private static final String HANDLE = "@";
    private static final String LINK = "http";
    private static final String INNER = "##";
    private static final int MOST_WORD_CHARS = 48;
    private static final int MOST_EMOJI_WORDS = 4;
    /** Words of Unicode's names that say nothing of the feeling. */
    private static final Set<String> EMPTY_WORDS =
            Set.of("face", "with", "and", "of", "sign", "symbol", "the", "black", "white");

    private final Map<String, Integer> ids = new HashMap<>();
    private final int start;
    private final int end;
    private final int unknown;
    private final int name;
    private final int handle;
    private final int link;

    private WordPieces(Iterable<String> pieces) throws IOException {
        for (String piece : pieces) {
            if (ids.put(piece, ids.size()) != null) {
                throw new IOException("twice in the vocabulary: " + piece);
            }
        }
        start = id(START);
        end = id(END);
        unknown = id(UNKNOWN);
        name = id(NAME);
        handle = id(HANDLE);
        link = id(LINK);
    }

    /** Reads a vocabulary: a piece a line, its number the line's, from 0. */
    static WordPieces read(BufferedReader lines) throws IOException {
        return new WordPieces(lines.lines().toList());
    }

    private int id(String piece) throws IOException {
        Integer id = ids.get(piece);
        if (id == null) {
            throw new IOException("not in the vocabulary: " + piece);
        }
        return id;
    }

    int size() {
        return ids.size();
    }

    /**
     * A text's pieces' numbers.
     *
     * @param named what share of the text's mean for the name each piece has: the same for all places of the name, or for
     *     all pieces where it is not there
     */
    record Text(long[] ids, float[] named) {}

    /** Tokens that were scanned in {@code text}, all of its masked names read as the name that is asked about. */
    Text of(CharSequence text, Tokens tokens) {
        return of(text, tokens, tokens.all(), List.of(new Stretch(0, text.length())));
    }

    /**
     * Tokens that were scanned in {@code text}.
     *
     * @param about the tokens that are read
     * @param own where the name that is asked about stands; other masked names are read as somebody's
     */
    Text of(CharSequence text, Tokens tokens, BitSet about, List<Stretch> own) {
        var out = new Pieces();
        out.add(start);
        for (int i = about.nextSetBit(0); i >= 0 && out.count < MOST - 1; i = about.nextSetBit(i + 1)) {
            switch (tokens.kind[i]) {
                case Tokens.NAME -> out.addUnlessLast(isOwn(tokens, i, own) ? name : handle);
                case Tokens.HANDLE -> out.addUnlessLast(handle);
                case Tokens.LINK -> out.addUnlessLast(link);
                case Tokens.EMOJI -> emoji(Character.codePointAt(text, tokens.start[i]), out);
                case Tokens.STOP, Tokens.MARK -> marks(text.charAt(tokens.start[i]), tokens.repeats[i], out);
                default -> words(text, tokens, i, out);
            }
        }
        out.count = Math.min(out.count, MOST - 1);
        out.add(end);
        return out.text(name);
    }

    private static boolean isOwn(Tokens tokens, int i, List<Stretch> own) {
        var token = new Stretch(tokens.start[i], tokens.end[i]);
        return own.stream().anyMatch(token::overlaps);
    }

    private static final class Pieces {
        final long[] ids = new long[MOST];
        int count;

        void add(int id) {
            if (count < MOST) {
                ids[count++] = id;
            }
        }

        void addUnlessLast(int id) {
            if (ids[count - 1] != id) {
                add(id);
            }
        }

        Text text(int name) {
            int names = 0;
            for (int i = 0; i < count; i++) {
                names += ids[i] == name ? 1 : 0;
            }
            float[] named = new float[count];
            for (int i = 0; i < count; i++) {
                named[i] = names == 0 ? 1f / count : ids[i] == name ? 1f / names : 0;
            }
            return new Text(Arrays.copyOf(ids, count), named);
        }
    }

    private void emoji(int point, Pieces out) {
        String name = Character.getName(point);
        if (name == null) {
            out.add(unknown);
            return;
        }
        int said = 0;
        for (String word : name.toLowerCase(Locale.ROOT).split("[ -]", -1)) {
            if (!EMPTY_WORDS.contains(word) && said++ < MOST_EMOJI_WORDS) {
                word(word, out);
            }
        }
    }

    private void marks(char mark, int repeats, Pieces out) {
        String piece = String.valueOf(Characters.lower(mark));
        int id = ids.getOrDefault(piece, unknown);
        out.add(id);
        if (repeats > 1) {
            out.add(id);
        }
    }

    /** A token with letters or signs: cut at each sign, as the pieces were when the base model was made. */
    private void words(CharSequence text, Tokens tokens, int token, Pieces out) {
        String plain = plain(text, tokens.start[token], tokens.end[token], tokens.elongated[token]);
        int from = 0;
        for (int at = 0; at <= plain.length(); at++) {
            if (at == plain.length() || !Characters.isWord(plain.charAt(at))) {
                if (at > from) {
                    word(plain.substring(from, Math.min(at, from + MOST_WORD_CHARS)), out);
                }
                if (at < plain.length()) {
                    word(plain.substring(at, at + 1), out);
                }
                from = at + 1;
            }
        }
    }

    /** Lower case without accents; of three or more equal letters two are left, or one if that makes a word. */
    private String plain(CharSequence text, int from, int to, boolean elongated) {
        var read = new StringBuilder(to - from);
        boolean ascii = true;
        for (int i = from; i < to && read.length() < 4 * MOST_WORD_CHARS; i++) {
            char c = text.charAt(i);
            if (!Characters.isIgnorable(c)) {
                read.append(Characters.lower(c));
                ascii &= c < 128;
            }
        }
        String plain = read.toString();
        if (!ascii) {
            plain = Normalizer.normalize(plain, Normalizer.Form.NFD).replaceAll("\\p{Mn}+", "");
        }
        if (elongated) {
            String single = plain.replaceAll("([a-z])\\1{2,}", "$1");
            plain = ids.containsKey(single) ? single : plain.replaceAll("([a-z])\\1{2,}", "$1$1");
        }
        return plain;
    }

    private void word(String word, Pieces out) {
        int before = out.count;
        int from = 0;
        while (from < word.length()) {
            int to = word.length();
            Integer id = null;
            for (; to > from; to--) {
                String piece = word.substring(from, to);
                id = ids.get(from == 0 ? piece : INNER + piece);
                if (id != null) {
                    break;
                }
            }
            if (id == null) {
                out.count = before;
                out.add(unknown);
                return;
            }
            out.add(id);
            from = to;
        }
    }
}
