package earshot.feed;

import java.util.ArrayList;
import java.util.List;

/** Text as platforms write it, made text as people read it. */
final class Texts {
    private static final char REPLACEMENT = '\uFFFD';

    private Texts() {}

    /** NUL and half surrogate pairs, which JSON may escape but neither UTF-8 nor an index can hold, become U+FFFD. */
    static String whole(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0 || Character.isSurrogate(c)) {
                return repaired(text, i);
            }
        }
        return text;
    }

    private static String repaired(String text, int from) {
        StringBuilder whole = new StringBuilder(text.length()).append(text, 0, from);
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isHighSurrogate(c) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))) {
                whole.append(c).append(text.charAt(++i));
            } else {
                whole.append(c == 0 || Character.isSurrogate(c) ? REPLACEMENT : c);
            }
        }
        return whole.toString();
    }

    /** Decodes each entity once: what was escaped twice, the author wrote as an entity. */
    static String decoded(String text) {
        int amp = text.indexOf('&');
        if (amp < 0) {
            return text;
        }
        StringBuilder decoded = new StringBuilder(text.length());
        int done = 0;
        while (amp >= 0) {
            int end = semicolon(text, amp);
            int codePoint = end < 0 ? -1 : entity(text.substring(amp + 1, end));
            decoded.append(text, done, amp);
            if (codePoint < 0) {
                decoded.append('&');
                done = amp + 1;
            } else {
                decoded.appendCodePoint(codePoint);
                done = end + 1;
            }
            amp = text.indexOf('&', done);
        }
        return decoded.append(text, done, text.length()).toString();
    }

    /** No further than the longest entity reaches, or many ampersands would cost the square of their number. */
    private static int semicolon(String text, int amp) {
        for (int i = amp + 1; i < Math.min(amp + 11, text.length()); i++) {
            if (text.charAt(i) == ';') {
                return i;
            }
        }
        return -1;
    }

    /** The code point an entity stands for; -1 where it is none we know. */
    private static int entity(String name) {
        return switch (name) {
            case "amp" -> '&';
            case "lt" -> '<';
            case "gt" -> '>';
            case "quot" -> '"';
            case "apos" -> '\'';
            case "nbsp" -> '\u00A0';
            default -> name.startsWith("#") ? numeric(name) : -1;
        };
    }

    private static int numeric(String name) {
        try {
            int codePoint = name.startsWith("#x") || name.startsWith("#X")
                    ? Integer.parseInt(name.substring(2), 16)
                    : Integer.parseInt(name.substring(1));
            boolean isCharacter = codePoint > 0
                    && Character.isValidCodePoint(codePoint)
                    && (codePoint < Character.MIN_SURROGATE || codePoint > Character.MAX_SURROGATE);
            return isCharacter ? codePoint : REPLACEMENT;
        } catch (NumberFormatException e) {
            return -1;
        }
    }

    /** What stands between the tags: {@code <a href="…">Web client</a>} is {@code Web client}. */
    static String withoutTags(String html) {
        if (html.indexOf('<') < 0) {
            return decoded(html);
        }
        StringBuilder text = new StringBuilder(html.length());
        boolean inTag = false;
        for (int i = 0; i < html.length(); i++) {
            char c = html.charAt(i);
            if (c == '<') {
                inTag = true;
            } else if (c == '>') {
                inTag = false;
            } else if (!inTag) {
                text.append(c);
            }
        }
        return decoded(text.toString().strip());
    }

    /** The words written with {@code marker} before them ({@code #tag}, {@code @handle}), where no platform lists them. */
    static List<String> marked(String text, char marker) {
        List<String> words = new ArrayList<>();
        for (int at = text.indexOf(marker); at >= 0; at = text.indexOf(marker, at + 1)) {
            int end = at + 1;
            while (end < text.length() && isWord(text.charAt(end))) {
                end++;
            }
            if (end > at + 1 && (at == 0 || !isWord(text.charAt(at - 1)))) {
                words.add(text.substring(at + 1, end));
            }
        }
        return List.copyOf(words);
    }

    private static boolean isWord(char c) {
        return Character.isLetterOrDigit(c) || c == '_' || Character.getType(c) == Character.NON_SPACING_MARK;
    }

    /** The web addresses written in the text, as far as the next blank. */
    static List<String> links(String text) {
        List<String> links = new ArrayList<>();
        for (int at = text.indexOf("http"); at >= 0; at = text.indexOf("http", at + 4)) {
            if (text.startsWith("https://", at) || text.startsWith("http://", at)) {
                int end = at;
                while (end < text.length() && !Character.isWhitespace(text.charAt(end))) {
                    end++;
                }
                while (",.;:!?)\"'".indexOf(text.charAt(end - 1)) >= 0) {
                    end--;
                }
                links.add(text.substring(at, end));
                at = end - 4;
            }
        }
        return List.copyOf(links);
    }
}
