package earshot.sentiment;

/** Faces and hearts made of ASCII: {@code :-)}, {@code =(((}, {@code (:}, {@code <3}, {@code ^_^}. */
final class Emoticons {
    private static final String EYES = ":;=";
    private static final String NOSES = "-o^'\"*";
    private static final String MOUTHS = ")(][}{DPpdbOo03/\\|*@$xXcCsS<>";

    private Emoticons() {}

    /** End of the emoticon that begins at {@code at}, or {@code at}. */
    static int end(CharSequence text, int at, int limit) {
        char c = text.charAt(at);
        if (EYES.indexOf(c) >= 0) {
            return faceEnd(text, at + 1, at, limit);
        }
        if (c == '>' && at + 2 < limit && EYES.indexOf(text.charAt(at + 1)) >= 0) {
            return faceEnd(text, at + 2, at, limit);
        }
        if (c == '<') {
            int three = at + 1 < limit && text.charAt(at + 1) == '/' ? at + 2 : at + 1;
            int end = runEnd(text, three, limit, '3');
            return end > three && !isWordAt(text, end, limit) ? end : at;
        }
        if (c == '(' || c == ')' || c == '[' || c == ']') {
            return turnedEnd(text, at, limit);
        }
        if (c == '^' || c == '-' || c == '>') {
            return eyesOnlyEnd(text, at, limit, c);
        }
        return at;
    }

    private static int faceEnd(CharSequence text, int afterEyes, int at, int limit) {
        int mouth = afterEyes;
        while (mouth < limit && mouth < afterEyes + 2 && NOSES.indexOf(text.charAt(mouth)) >= 0) {
            // In ":o" and ":*" the nose is the mouth.
            if (mouth + 1 >= limit || (!isIn(MOUTHS, text, mouth + 1) && !isIn(NOSES, text, mouth + 1))) {
                break;
            }
            mouth++;
        }
        if (mouth >= limit || MOUTHS.indexOf(text.charAt(mouth)) < 0) {
            return at;
        }
        char shape = text.charAt(mouth);
        int end = runEnd(text, mouth, limit, shape);
        boolean letter = Characters.isWord(shape);
        boolean slash = shape == '/' && end < limit && text.charAt(end) > ' ';
        return (letter && isWordAt(text, end, limit)) || slash ? at : end;
    }

    /** {@code (:} and {@code )-:} but not a bracket before a colon that means something. */
    private static int turnedEnd(CharSequence text, int at, int limit) {
        int end = runEnd(text, at, limit, text.charAt(at));
        while (end < limit && end < at + 6 && (text.charAt(end) == '-' || text.charAt(end) == '\'')) {
            end++;
        }
        boolean eyes = end < limit && EYES.indexOf(text.charAt(end)) >= 0;
        return eyes && (end + 1 >= limit || text.charAt(end + 1) <= ' ') ? end + 1 : at;
    }

    private static int eyesOnlyEnd(CharSequence text, int at, int limit, char eye) {
        int second = at + 1;
        while (second < limit && (text.charAt(second) == '_' || text.charAt(second) == '.')) {
            second++;
        }
        boolean bare = second == at + 1 && eye != '^';
        char other = eye == '>' ? '<' : eye;
        return !bare && second < limit && text.charAt(second) == other && second <= at + 4 ? second + 1 : at;
    }

    private static int runEnd(CharSequence text, int at, int limit, char c) {
        int end = at;
        while (end < limit && text.charAt(end) == c) {
            end++;
        }
        return end;
    }

    private static boolean isIn(String signs, CharSequence text, int at) {
        return signs.indexOf(text.charAt(at)) >= 0;
    }

    private static boolean isWordAt(CharSequence text, int at, int limit) {
        return at < limit && Characters.isWord(text.charAt(at));
    }

    /** One hash for all spellings of a face: no nose, one mouth, looking one way. */
    static long hash(CharSequence text, int at, int end) {
        char first = text.charAt(at);
        boolean turned = EYES.indexOf(text.charAt(end - 1)) >= 0;
        char eyes = turned ? text.charAt(end - 1) : first == '>' ? text.charAt(at + 1) : first;
        char mouth = turned ? turn(first) : text.charAt(end - 1);
        boolean tear = false;
        for (int i = at; i < end; i++) {
            tear |= text.charAt(i) == '\'';
        }
        long hash = Hash.add(Hash.SEED, 2);
        hash = Hash.add(hash, eyes == '=' ? ':' : eyes);
        hash = Hash.add(hash, plain(mouth));
        hash = Hash.add(hash, first == '>' ? 1 : 0);
        return Hash.add(hash, (tear ? 2 : 0) + (first == '<' && text.charAt(at + 1) == '/' ? 4 : 0));
    }

    private static char turn(char mouth) {
        return mouth == '(' || mouth == '[' ? ')' : '(';
    }

    private static char plain(char mouth) {
        return switch (mouth) {
            case ']', '}' -> ')';
            case '[', '{', 'c', 'C' -> '(';
            case '\\' -> '/';
            case 'P', 'b' -> 'p';
            case 'O', '0' -> 'o';
            case 'X' -> 'x';
            case 'S' -> 's';
            default -> mouth;
        };
    }
}
