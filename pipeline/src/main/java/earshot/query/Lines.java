package earshot.query;

import java.util.Arrays;

/** Finds lines and columns in a text, both from 1, a column a code point. */
final class Lines {

    private final String text;
    private final int[] starts;

    Lines(String text) {
        this.text = text;
        int[] found = new int[16];
        int count = 1;
        for (int end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', end + 1)) {
            if (count == found.length) {
                found = Arrays.copyOf(found, count * 2);
            }
            found[count++] = end + 1;
        }
        starts = Arrays.copyOf(found, count);
    }

    int lineOf(int offset) {
        int found = Arrays.binarySearch(starts, offset);
        return found >= 0 ? found + 1 : -found - 1;
    }

    int columnOf(int offset) {
        return text.codePointCount(starts[lineOf(offset) - 1], offset) + 1;
    }

    /** At most the line's end. */
    int offset(int line, int column) {
        int start = starts[Math.min(line, starts.length) - 1];
        int end = text.indexOf('\n', start);
        int length = text.codePointCount(start, end < 0 ? text.length() : end);
        return text.offsetByCodePoints(start, Math.min(column - 1, length));
    }
}
