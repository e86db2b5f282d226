package earshot.sentiment;

/**
 * Cuts a text into tokens in one pass, without allocating. Links, handles and masked names become placeholders before
 * anything else sees them. Not thread-safe.
 */
final class TokenScanner {
    /** A longer text is read up to here. */
    static final int MOST_CHARS = 4_096;

    /** Characters of one word that count: a wall of one letter is one short word. */
    private static final int MOST_WORD_CHARS = 48;

    static final long NAME = Hash.of("<name>");
    static final long HANDLE = Hash.of("<handle>");
    static final long LINK = Hash.of("<link>");
    /** Stands for any name in {@link Tokens#letters}. */
    static final char PLACEHOLDER = '\u0001';

    private final Lexicon lexicon;
    private final Tokens tokens = new Tokens();

    private CharSequence text = "";
    private int limit;
    private Mask mask = Mask.NONE;
    private int nextMask;

    TokenScanner(Lexicon lexicon) {
        this.lexicon = lexicon;
    }

    /** The tokens of {@code whole}; valid until the next scan. */
    Tokens scan(CharSequence whole, Mask names) {
        tokens.clear();
        return append(whole, 0, Math.min(whole.length(), MOST_CHARS), names);
    }

    /** Goes on from the last scan with the tokens of {@code whole[from, to)}. */
    Tokens append(CharSequence whole, int from, int to, Mask names) {
        text = whole;
        limit = to;
        mask = names;
        nextMask = 0;
        int at = from;
        while (at < limit && !tokens.full()) {
            at = next(at);
        }
        return tokens;
    }

    /** Forgets the last scan. */
    void clear() {
        tokens.clear();
    }

    /** Adds the token that begins at {@code at}, if one does, and returns where to go on. */
    private int next(int at) {
        char c = text.charAt(at);
        if (c == '@') {
            int end = handleEnd(at);
            if (end > at + 1) {
                return Math.max(placeholder(Tokens.HANDLE, HANDLE, at, end), maskEnd(at));
            }
        }
        int maskEnd = maskEnd(at);
        if (maskEnd > at) {
            return placeholder(Tokens.NAME, NAME, at, Math.min(maskEnd, limit));
        }
        if (c <= ' ' || Characters.isIgnorable(c)) {
            return at + 1;
        }
        if (Characters.isWord(c)) {
            int link = Characters.linkEnd(text, at, limit);
            return link > at ? placeholder(Tokens.LINK, LINK, at, link) : word(at, at, Tokens.WORD);
        }
        if (c == '#' && at + 1 < limit && Characters.isWord(text.charAt(at + 1)) && maskEnd(at + 1) < 0) {
            return tag(at);
        }
        if (c < 128) {
            int end = Emoticons.end(text, at, limit);
            return end > at ? emoticon(at, end) : punctuation(at, c);
        }
        return symbol(at);
    }

    /** End of the masked stretch that holds {@code at}, or -1. */
    private int maskEnd(int at) {
        while (nextMask < mask.size() && mask.ends()[nextMask] <= at) {
            nextMask++;
        }
        return nextMask < mask.size() && mask.starts()[nextMask] <= at ? mask.ends()[nextMask] : -1;
    }

    /** Where ordinary reading must stop: the next masked stretch or the end. */
    private int stop(int at) {
        int stop = nextMask < mask.size() ? mask.starts()[nextMask] : limit;
        return stop > at ? Math.min(stop, limit) : limit;
    }

    private int placeholder(byte kind, long hash, int at, int end) {
        tokens.letter(PLACEHOLDER);
        tokens.add(kind, hash, at, end, -1);
        return end;
    }

    private int handleEnd(int at) {
        int end = at + 1;
        while (end < limit && Characters.isHandle(text.charAt(end))) {
            end++;
        }
        // "@name." and "@name@host." end a sentence.
        while (end > at + 1 && !Characters.isWord(text.charAt(end - 1)) && text.charAt(end - 1) != '_') {
            end--;
        }
        return end;
    }

    /** One word from {@code at}; the token begins at {@code from}. */
    private int word(int from, int at, byte kind) {
        int stop = stop(at);
        int letters = tokens.letterCount;
        long hash = Hash.SEED;
        int length = 0;
        int upper = 0;
        int run = 0;
        char last = 0;
        boolean stretched = false;
        int end = at;
        for (; end < stop; end++) {
            char c = text.charAt(end);
            if (Characters.isIgnorable(c)) {
                continue;
            }
            char low = Characters.lower(c);
            if (!Characters.isWord(c)) {
                if (low != '\'' || length == 0 || end + 1 >= stop || !Characters.isWord(text.charAt(end + 1))) {
                    break;
                }
            } else if (low != c) {
                upper++;
            }
            if (low >= '0' && low <= '9') {
                low = '0';
            }
            run = low == last ? run + 1 : 1;
            last = low;
            if (run > 2 && low != '0') {
                stretched = true;
            } else if (length < MOST_WORD_CHARS) {
                hash = Hash.add(hash, low);
                tokens.letter(low);
                length++;
            }
        }
        int entry = lexicon.find(hash);
        if (entry < 0 && stretched) {
            entry = lexicon.find(withoutDoubles(letters));
        }
        int token = tokens.count;
        tokens.add(kind, hash, from, end, entry);
        tokens.shouted[token] = upper > 1 && upper == length;
        tokens.elongated[token] = stretched;
        return end;
    }

    private long withoutDoubles(int letters) {
        long hash = Hash.SEED;
        char last = 0;
        for (int i = letters; i < tokens.letterCount; i++) {
            char c = tokens.letters[i];
            if (c != last) {
                hash = Hash.add(hash, c);
            }
            last = c;
        }
        return hash;
    }

    /** A hashtag as its words: {@code #BestFlightEver} is best, flight, ever. */
    private int tag(int at) {
        int stop = stop(at + 1);
        int from = at;
        int word = at + 1;
        while (word < stop && Characters.isWord(text.charAt(word)) && !tokens.full()) {
            int end = word + 1;
            while (end < stop && Characters.isWord(text.charAt(end)) && !Characters.isHump(text, end)) {
                end++;
            }
            int restore = limit;
            limit = end;
            word = Math.max(end, word(from, word, Tokens.TAG));
            limit = restore;
            from = word;
        }
        return word;
    }

    private int emoticon(int at, int end) {
        long hash = Emoticons.hash(text, at, end);
        tokens.letter('\u0002');
        tokens.add(Tokens.EMOTICON, hash, at, end, lexicon.find(hash));
        return end;
    }

    private int punctuation(int at, char c) {
        int stop = stop(at);
        int end = at + 1;
        if (c == '!' || c == '?' || c == '.') {
            int marks = kindOfMark(c);
            while (end < stop && kindOfMark(text.charAt(end)) != 0) {
                marks |= kindOfMark(text.charAt(end));
                end++;
            }
            boolean many = end > at + 1;
            tokens.letter(c);
            if (many) {
                tokens.letter(c);
            }
            int token = tokens.count;
            tokens.add(Tokens.STOP, Hash.add(Hash.SEED, marks * 2 + (many ? 1 : 0)), at, end, -1);
            tokens.repeats[token] = end - at;
            return end;
        }
        while (end < stop && text.charAt(end) == c) {
            end++;
        }
        boolean stops = c == ',' || c == ';' || c == ':';
        tokens.letter(c);
        tokens.add(stops ? Tokens.STOP : Tokens.MARK, Hash.add(Hash.SEED, c), at, end, -1);
        return end;
    }

    private static int kindOfMark(char c) {
        return c == '!' ? 1 : c == '?' ? 2 : c == '.' ? 4 : 0;
    }

    /** Emoji and the signs of other scripts; equal ones in a row are one token. */
    private int symbol(int at) {
        int stop = stop(at);
        int point = Character.codePointAt(text, at);
        int end = Math.min(limit, at + Character.charCount(point));
        char quote = Characters.lower(text.charAt(at));
        if (quote < 128) {
            return quote == '.' ? punctuation(at, '.') : punctuationOf(at, end, quote);
        }
        long hash = Hash.add(Hash.add(Hash.SEED, point >>> 16), point & 0xFFFF);
        int repeats = 1;
        int again = end;
        while (again < stop) {
            if (Characters.isIgnorable(text.charAt(again)) || Characters.isSkinTone(text, again)) {
                again += Character.charCount(Character.codePointAt(text, again));
            } else if (Character.codePointAt(text, again) == point) {
                repeats++;
                again += Character.charCount(point);
            } else {
                break;
            }
            end = Math.min(again, limit);
        }
        int entry = lexicon.find(hash);
        if (entry < 0 && !Characters.isEmoji(point)) {
            return end;
        }
        tokens.letter((char) (0xE000 + (point & 0xFFF)));
        int token = tokens.count;
        tokens.add(Tokens.EMOJI, hash, at, end, entry);
        tokens.repeats[token] = repeats;
        return end;
    }

    private int punctuationOf(int at, int end, char c) {
        tokens.letter(c);
        tokens.add(Tokens.MARK, Hash.add(Hash.SEED, c), at, end, -1);
        return end;
    }
}
