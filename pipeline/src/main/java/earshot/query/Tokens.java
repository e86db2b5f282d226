package earshot.query;

import java.util.Arrays;

/**
 * A post's tokens and terms in arrays that are kept from post to post. A token is a place in the text; a term is a
 * spelling under which queries find it. {@code Nestlé's} is one token with the terms {@code nestlé's}, {@code nestle's},
 * {@code nestlé} and {@code nestle}; a link is a token without a term. Terms that the filter lets not pass are left out.
 */
final class Tokens {

    /** Small, as every reading of a query has its own. */
    private static final int INITIAL_SIZE = 16;

    /** Lies between zones (title, text, each link), and is wider than any distance a query can ask for. */
    static final int ZONE_GAP = 256;

    /** The position of a field's value, which stands nowhere. */
    static final int NOWHERE = -1;

    private final TermFilter filter;
    private byte zone;
    private int nextPosition;
    private int latestFrom;
    private int latestTo;
    private boolean latestKept;

    private int tokens;
    private int[] position = new int[INITIAL_SIZE];
    private int[] start = new int[INITIAL_SIZE];
    private int[] end = new int[INITIAL_SIZE];
    private byte[] field = new byte[INITIAL_SIZE];

    private int terms;
    private int[] termToken = new int[INITIAL_SIZE];
    private int[] termFrom = new int[INITIAL_SIZE];
    private int[] termTo = new int[INITIAL_SIZE];
    private long[] termHash = new long[INITIAL_SIZE];
    private byte[] termField = new byte[INITIAL_SIZE];

    private long signature;

    private int length;
    private char[] chars = new char[4 * INITIAL_SIZE];

    /** With every term. */
    Tokens() {
        this(TermFilter.OPEN);
    }

    Tokens(TermFilter filter) {
        this.filter = filter;
    }

    void clear() {
        tokens = 0;
        terms = 0;
        signature = 0;
        length = 0;
        nextPosition = 0;
    }

    /** Nothing of what follows is near anything before. */
    void beginZone(Field in) {
        zone = (byte) in.code();
        nextPosition += ZONE_GAP;
    }

    /**
     * The next place of the text is taken; with a filter the token is kept only where one of its terms passes.
     *
     * @param from, to in UTF-16 units of the field's text; -1 for what is not to be highlighted
     */
    void addToken(int from, int to) {
        nextPosition++;
        latestFrom = from;
        latestTo = to;
        latestKept = false;
        if (filter == TermFilter.OPEN) {
            keepLatest();
        }
    }

    private void keepLatest() {
        latestKept = true;
        if (tokens == position.length) {
            int size = tokens * 2;
            position = Arrays.copyOf(position, size);
            start = Arrays.copyOf(start, size);
            end = Arrays.copyOf(end, size);
            field = Arrays.copyOf(field, size);
        }
        position[tokens] = nextPosition - 1;
        start[tokens] = latestFrom;
        end[tokens] = latestTo;
        field[tokens] = zone;
        tokens++;
    }

    /** A term of the latest token, spelt by the characters {@code from..to}. */
    void addTerm(int from, int to) {
        long hash = TermTable.hash(chars, from, to);
        if (filter.passes(hash, chars, from, to)) {
            addWanted(from, to, hash);
        }
    }

    /** Adds what {@link #isWanted} lets pass. */
    void addWanted(int from, int to, long hash) {
        if (!latestKept) {
            keepLatest();
        }
        add(zone, tokens - 1, from, to, hash);
    }

    /** Whether a term is to be added that is spelt by these characters once they are folded. */
    boolean isWanted(long hash, char[] unfolded, int from, int to) {
        return filter.passes(hash, unfolded, from, to);
    }

    /** A value of a field, spelt by the characters {@code from..to}. */
    void addValue(Field in, int from, int to) {
        long hash = TermTable.hash(chars, from, to);
        if (filter.passes(hash, chars, from, to)) {
            add((byte) in.code(), NOWHERE, from, to, hash);
        }
    }

    private void add(byte in, int token, int from, int to, long hash) {
        if (terms == termToken.length) {
            int size = terms * 2;
            termToken = Arrays.copyOf(termToken, size);
            termFrom = Arrays.copyOf(termFrom, size);
            termTo = Arrays.copyOf(termTo, size);
            termHash = Arrays.copyOf(termHash, size);
            termField = Arrays.copyOf(termField, size);
        }
        termToken[terms] = token;
        termFrom[terms] = from;
        termTo[terms] = to;
        termHash[terms] = hash;
        termField[terms] = in;
        terms++;
        signature |= TermTable.signature(hash);
    }

    void append(char c) {
        if (length == chars.length) {
            chars = Arrays.copyOf(chars, length * 2);
        }
        chars[length++] = c;
    }

    void append(CharSequence text) {
        for (int i = 0; i < text.length(); i++) {
            append(text.charAt(i));
        }
    }

    void appendCodePoint(int c) {
        if (Character.isBmpCodePoint(c)) {
            append((char) c);
        } else {
            append(Character.highSurrogate(c));
            append(Character.lowSurrogate(c));
        }
    }

    /** Makes room for so many more, to be written behind {@link #length()} and kept by {@link #truncate}. */
    char[] room(int more) {
        if (length + more > chars.length) {
            chars = Arrays.copyOf(chars, Math.max(length + more, chars.length * 2));
        }
        return chars;
    }

    /** Takes back characters that no term uses. */
    void truncate(int newLength) {
        length = newLength;
    }

    int length() {
        return length;
    }

    char[] chars() {
        return chars;
    }

    int count() {
        return tokens;
    }

    int position(int token) {
        return position[token];
    }

    int start(int token) {
        return start[token];
    }

    int end(int token) {
        return end[token];
    }

    Field field(int token) {
        return Field.at(field[token]);
    }

    int terms() {
        return terms;
    }

    /** Of all terms. */
    long signature() {
        return signature;
    }

    /** {@link #NOWHERE} for a field's value. */
    int tokenOf(int term) {
        return termToken[term];
    }

    int from(int term) {
        return termFrom[term];
    }

    int to(int term) {
        return termTo[term];
    }

    long hash(int term) {
        return termHash[term];
    }

    Field fieldOf(int term) {
        return Field.at(termField[term]);
    }

    int fieldCodeOf(int term) {
        return termField[term];
    }

    String text(int term) {
        return new String(chars, termFrom[term], termTo[term] - termFrom[term]);
    }
}
