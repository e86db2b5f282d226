package earshot.sentiment;

/** What characters are to the scanner. ASCII by table, the rest by Unicode's categories. */
final class Characters {
    private static final boolean[] WORD = new boolean[128];

    static {
        for (char c = '0'; c <= '9'; c++) {
            WORD[c] = true;
        }
        for (char c = 'a'; c <= 'z'; c++) {
            WORD[c] = true;
            WORD[Character.toUpperCase(c)] = true;
        }
    }

    private Characters() {}

    static boolean isWord(char c) {
        return c < 128 ? WORD[c] : Character.isLetterOrDigit(c);
    }

    static boolean isHandle(char c) {
        return c == '_' || c == '.' || c == '-' || c == '@' || isWord(c);
    }

    /** Seen by no reader: joiners, variation selectors, and marks stacked on letters. */
    static boolean isIgnorable(char c) {
        return c >= 0xAD
                && (c == 0xAD
                        || (c >= 0x300 && c <= 0x36F)
                        || (c >= 0x483 && c <= 0x489)
                        || (c >= 0x1AB0 && c <= 0x1AFF)
                        || (c >= 0x200B && c <= 0x200F)
                        || (c >= 0x202A && c <= 0x202E)
                        || (c >= 0x2060 && c <= 0x2064)
                        || (c >= 0x20D0 && c <= 0x20FF)
                        || (c >= 0xFE00 && c <= 0xFE0F)
                        || (c >= 0xFE20 && c <= 0xFE2F)
                        || c == 0xFEFF);
    }

    /** Lower case; typographic quotes, dashes and the ellipsis become their plain forms. */
    static char lower(char c) {
        if (c < 128) {
            return c >= 'A' && c <= 'Z' ? (char) (c + 32) : c;
        }
        if (c >= 0x2010 && c <= 0x2026) {
            return plain(c);
        }
        return Character.toLowerCase(c);
    }

    private static char plain(char c) {
        return switch (c) {
            case 0x2018, 0x2019, 0x201B -> '\'';
            case 0x201C, 0x201D, 0x201F -> '"';
            case 0x2026 -> '.';
            default -> c <= 0x2015 ? '-' : c;
        };
    }

    /** Whether a new word begins inside a hashtag: {@code aB}, or a digit beside a letter. */
    static boolean isHump(CharSequence text, int at) {
        char before = text.charAt(at - 1);
        char here = text.charAt(at);
        boolean capital = Character.isUpperCase(here) && Character.isLowerCase(before);
        return capital || Character.isDigit(here) != Character.isDigit(before);
    }

    static boolean isSkinTone(CharSequence text, int at) {
        int point = Character.codePointAt(text, at);
        return point >= 0x1F3FB && point <= 0x1F3FF;
    }

    static boolean isEmoji(int point) {
        boolean sign = point >= 0x2190 && point <= 0x2BFF;
        return sign ? Character.getType(point) == Character.OTHER_SYMBOL : point >= 0x1F000 && point <= 0x1FAFF;
    }

    /** End of the link that begins at {@code at}, or {@code at}. A bare {@code http} counts: some data cut the rest. */
    static int linkEnd(CharSequence text, int at, int limit) {
        char c = (char) (text.charAt(at) | 0x20);
        int head = 0;
        if (c == 'h' && startsWith(text, at, limit, "http")) {
            head = startsWith(text, at + 4, limit, "s") ? 5 : 4;
            boolean cut = at + head >= limit || text.charAt(at + head) <= ' ' || text.charAt(at + head) == ':';
            head = cut ? head : 0;
        } else if (c == 'w' && startsWith(text, at, limit, "www.")) {
            head = 4;
        } else if (c == 'p' && startsWith(text, at, limit, "pic.twitter.com")) {
            head = 15;
        }
        if (head == 0) {
            return at;
        }
        int end = at + head;
        while (end < limit && text.charAt(end) > ' ') {
            end++;
        }
        return end;
    }

    private static boolean startsWith(CharSequence text, int at, int limit, String head) {
        if (at + head.length() > limit) {
            return false;
        }
        for (int i = 0; i < head.length(); i++) {
            if (lower(text.charAt(at + i)) != head.charAt(i)) {
                return false;
            }
        }
        return true;
    }
}
