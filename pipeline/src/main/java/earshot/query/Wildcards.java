package earshot.query;

/** {@code *} stands for any characters, none too; {@code ?} for one. */
final class Wildcards {

    private Wildcards() {}

    /** Greedy with one point to go back to: linear but for the product of pattern and word. */
    static boolean matches(String pattern, char[] chars, int from, int to) {
        int p = 0;
        int c = from;
        int star = -1;
        int starAt = from;
        while (c < to) {
            char wanted = p < pattern.length() ? pattern.charAt(p) : 0;
            if (wanted == '*') {
                star = p++;
                starAt = c;
            } else if (p < pattern.length() && (wanted == '?' || wanted == chars[c])) {
                p++;
                c++;
            } else if (star >= 0) {
                p = star + 1;
                c = ++starAt;
            } else {
                return false;
            }
        }
        while (p < pattern.length() && pattern.charAt(p) == '*') {
            p++;
        }
        return p == pattern.length();
    }
}
