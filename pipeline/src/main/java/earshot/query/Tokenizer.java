package earshot.query;

/**
 * The one scanner, for posts and for queries. Words follow UAX #29 but for what people's posts and brands need: tags,
 * handles, tickers, emoji and links stay whole; hyphens and ampersands split; a dot joins only initials and decimals;
 * scripts written without spaces give one token per character or cluster, so that a name is found as a phrase whatever
 * stands around it.
 *
 * <p>The first term of a token is what the writer wrote; the others are further spellings under which queries find it.
 * A query looks for first terms only.
 */
final class Tokenizer {

    private static final int INITIAL_LENGTH = 64;
    private static final int NONE = -1;

    private final byte[] kinds;
    private final char[] plain;
    private final Spellings spellings;
    private final StatedTokens stated;

    private final StringBuilder slice = new StringBuilder();
    private Tokens out = new Tokens();
    private String text = "";
    /** Followed by a character that is part of nothing. */
    private char[] chars = new char[INITIAL_LENGTH];

    private int length;
    /** Where the latest token ends, if it is a tag. */
    private int tagEnd;

    private Tokenizer(byte[] kinds, char[] plain, boolean hashtagsAsWords) {
        this.kinds = kinds;
        this.plain = plain;
        this.spellings = new Spellings(hashtagsAsWords);
        this.stated = new StatedTokens(kinds, spellings);
    }

    /** @param hashtagsAsWords whether {@code #delta} is found as {@code delta} too */
    static Tokenizer forPosts(boolean hashtagsAsWords) {
        return new Tokenizer(Characters.kinds(), Characters.plainFolded(), hashtagsAsWords);
    }

    /** Takes {@code *} and {@code ?} for letters. */
    static Tokenizer forQueries() {
        return new Tokenizer(Characters.kindsWithWildcards(), Characters.plainFoldedWithWildcards(), false);
    }

    /** For what comes beside a text. */
    StatedTokens stated() {
        return stated;
    }

    /** Adds the tokens of a text, in a zone of its own. */
    void scan(String words, Field in, Tokens into) {
        begin(words, in, into);
        for (int i = 0; i < length; ) {
            int kind = kinds[chars[i]] & Characters.KIND;
            if (kind == Characters.OTHER) {
                i++;
            } else if (kind == Characters.LETTER && !Links.mayBegin(chars[i], chars[i + 1])) {
                i = word(i);
            } else {
                i = token(i, kind);
            }
        }
    }

    /** The characters are copied out of the string, which would check each access. */
    private void begin(String words, Field in, Tokens into) {
        text = words;
        length = words.length();
        if (length >= chars.length) {
            chars = new char[Math.max(length + 1, chars.length * 2)];
        }
        words.getChars(0, length, chars, 0);
        chars[length] = ' ';
        tagEnd = NONE;
        out = into;
        out.beginZone(in);
    }

    private int kind(int i) {
        return i >= 0 && i < length ? kinds[chars[i]] & Characters.KIND : Characters.OTHER;
    }

    /** Of a character inside a token. */
    private int flags(int i) {
        int own = kinds[chars[i]];
        return (own & kinds[chars[i - 1]] & Characters.MOVABLE) == 0 ? own : own | Characters.COMPLEX;
    }

    static boolean isWordPart(int kind) {
        return kind >= Characters.LETTER && kind <= Characters.MARK;
    }

    /** Scans what begins at {@code i}; returns where to go on. */
    private int token(int i, int kind) {
        return switch (kind) {
            case Characters.LETTER -> linkOrWord(i);
            case Characters.DIGIT -> Emoji.isKeycap(text, i) ? emoji(i) : word(i);
            case Characters.IDEOGRAPH, Characters.CLUSTER -> cluster(i);
            case Characters.EMOJI, Characters.REGIONAL -> emoji(i);
            case Characters.SIGIL -> sigil(i);
            case Characters.SURROGATE -> supplementary(i);
            default -> i + 1;
        };
    }

    private int linkOrWord(int i) {
        int end = Links.end(text, i);
        if (end == i) {
            return word(i);
        }
        out.addToken(i, end);
        return end;
    }

    private int supplementary(int i) {
        return switch (Characters.kindOf(text.codePointAt(i))) {
            case Characters.LETTER, Characters.DIGIT -> word(i);
            case Characters.IDEOGRAPH, Characters.CLUSTER -> cluster(i);
            case Characters.EMOJI, Characters.REGIONAL -> emoji(i);
            default -> i + Character.charCount(text.codePointAt(i));
        };
    }

    /** Most words are nothing but plain letters and digits: these are hashed as they are read, and hardly one is kept. */
    private int word(int start) {
        long hash = TermTable.FNV_BASIS;
        int i = start;
        for (char folded = plain[chars[i]]; folded != 0; folded = plain[chars[++i]]) {
            hash = TermTable.hash(hash, folded);
        }
        if (i == start || (kinds[chars[i]] != Characters.OTHER && mayGoOn(i))) {
            return wordWithSigns(start);
        }
        add(start, i, hash);
        return i;
    }

    /** Adds a token that is spelt by its folded characters alone. */
    private void add(int start, int end, long hash) {
        out.addToken(start, end);
        if (!out.isWanted(hash, chars, start, end)) {
            return;
        }
        int from = out.length();
        char[] to = out.room(end - start);
        int at = from;
        for (int i = start; i < end; i++) {
            to[at++] = Characters.folded(chars[i]);
        }
        out.truncate(at);
        out.addWanted(from, at, hash);
    }

    private boolean mayGoOn(int i) {
        return switch (kinds[chars[i]] & Characters.KIND) {
            case Characters.LETTER,
                    Characters.DIGIT,
                    Characters.MARK,
                    Characters.IGNORABLE,
                    Characters.UNDERSCORE,
                    Characters.SURROGATE -> true;
            case Characters.APOSTROPHE, Characters.POINT -> isWordPart(kind(i + 1));
            default -> false;
        };
    }

    private int wordWithSigns(int start) {
        int from = out.length();
        char[] to = out.room(length - start);
        int at = from;
        int seen = 0;
        int segment = start;
        boolean initials = true;
        int i = start;
        for (; i < length; i++) {
            char c = chars[i];
            int kind = kinds[c] & Characters.KIND;
            if (isInWord(kind)) {
                to[at++] = Characters.folded(c);
                seen |= i > start ? flags(i) : kinds[c];
            } else if (kind == Characters.APOSTROPHE) {
                if (!isWordPart(kind(i - 1)) || !isWordPart(kind(i + 1))) {
                    break;
                }
                to[at++] = '\'';
            } else if (kind == Characters.POINT) {
                initials &= i - segment == 1 && kind(segment) == Characters.LETTER;
                boolean joinsInitials = c == '.' && initials && isInitial(i + 1);
                if (!joinsInitials && !joinsDigits(i)) {
                    break;
                }
                segment = i + 1;
                to[at++] = c;
            } else if (kind == Characters.SURROGATE && continuesWord(i)) {
                seen |= Characters.COMPLEX;
                i++;
            } else {
                break;
            }
        }
        int end = i;
        while (end > start && kind(end - 1) == Characters.UNDERSCORE) {
            end--;
        }
        out.truncate(Math.max(from, at - (i - end)));
        emit(start, end, from, seen, true);
        return i;
    }

    private static boolean isInWord(int kind) {
        return isWordPart(kind) || kind == Characters.IGNORABLE || kind == Characters.UNDERSCORE;
    }

    private boolean joinsDigits(int i) {
        return kind(i - 1) == Characters.DIGIT && kind(i + 1) == Characters.DIGIT;
    }

    private boolean isInitial(int i) {
        return kind(i) == Characters.LETTER && !isWordPart(kind(i + 1));
    }

    private boolean continuesWord(int i) {
        int kind = Characters.kindOf(text.codePointAt(i));
        return isWordPart(kind) || kind == Characters.IGNORABLE;
    }

    /** One Han or kana character, or one cluster, with its marks. */
    private int cluster(int start) {
        int end = start + Character.charCount(text.codePointAt(start));
        int seen = end - start > 1 ? Characters.COMPLEX : kinds[chars[start]];
        long hash = TermTable.hash(TermTable.FNV_BASIS, Characters.folded(chars[start]));
        for (; kind(end) == Characters.MARK || stacks(end); end++) {
            seen |= flags(end);
            hash = TermTable.hash(hash, Characters.folded(chars[end]));
        }
        if ((seen & Characters.UNUSUAL) == 0) {
            add(start, end, hash);
        } else {
            int from = out.length();
            for (int i = start; i < end; i++) {
                out.append(Characters.folded(chars[i]));
            }
            emit(start, end, from, seen, false);
        }
        return end;
    }

    /** The Khmer and Burmese signs that put the next consonant under this one. */
    private boolean stacks(int i) {
        char before = chars[i - 1];
        return (before == '\u17d2' || before == '\u1039') && kind(i) == Characters.CLUSTER;
    }

    private int emoji(int start) {
        int end = Emoji.end(text, start);
        int from = out.length();
        boolean toned = Emoji.append(text, start, end, true, out);
        int to = out.length();
        out.addToken(start, end);
        out.addTerm(from, to);
        if (toned) {
            Emoji.append(text, start, end, false, out);
            out.addTerm(to, out.length());
        }
        return end;
    }

    private int sigil(int i) {
        if (chars[i] == '#' && Emoji.isKeycap(text, i)) {
            return emoji(i);
        }
        int before = kind(i - 1);
        if (before == Characters.UNDERSCORE || (isWordPart(before) && !startsInTag(i))) {
            return i + 1;
        }
        char sigil = Characters.folded(chars[i]);
        int end = sigil == '#' ? Sigils.tagEnd(kinds, text, i) : Sigils.end(kinds, text, i, sigil);
        if (end == i) {
            return i + 1;
        }
        int from = out.length();
        out.append(sigil);
        int seen = 0;
        for (int at = i + 1; at < end; at++) {
            out.append(Characters.folded(chars[at]));
            seen |= flags(at);
        }
        if (sigil == '#') {
            emit(i, end, from, seen, false);
        } else {
            int to = out.length();
            out.addToken(i, end);
            out.addTerm(from, to);
            int first = Sigils.firstPart(out.chars(), from, to);
            if (first < to) {
                out.addTerm(from, first);
            }
        }
        tagEnd = sigil == '#' ? end : NONE;
        return isPossessive(end) ? end + 2 : end;
    }

    /** In {@code #fly#delta} the second tag begins inside the first. */
    private boolean startsInTag(int i) {
        return i == tagEnd;
    }

    private boolean isPossessive(int i) {
        return kind(i) == Characters.APOSTROPHE
                && i + 1 < length
                && Characters.folded(chars[i + 1]) == 's'
                && !isWordPart(kind(i + 2));
    }

    /** Adds the token {@code start..end}, its folded characters standing from {@code from} on unless complex. */
    private void emit(int start, int end, int from, int seen, boolean possessives) {
        if (end <= start) {
            return;
        }
        if ((seen & Characters.COMPLEX) != 0) {
            out.truncate(from);
            slice.setLength(0);
            String folded = Characters.fold(slice.append(text, start, end));
            if (folded.isEmpty()) {
                return;
            }
            out.append(folded);
        }
        out.addToken(start, end);
        spellings.add(out, from, (seen & Characters.UNUSUAL) != 0, possessives);
    }
}
