package earshot.sentiment;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** Stretches of a text that are names and must not move its score. Sorted, not overlapping. */
record Mask(int[] starts, int[] ends) {
    static final Mask NONE = new Mask(new int[0], new int[0]);

    /** A half-open stretch, in UTF-16 code units. */
    record Stretch(int start, int end) {
        boolean overlaps(Stretch other) {
            return start < other.end && other.start < end;
        }
    }

    /** Stretches that touch, or have only blanks between them, become one: "Virgin America" is one name, as "Delta" is. */
    static Mask of(List<Stretch> stretches, CharSequence text) {
        if (stretches.isEmpty()) {
            return NONE;
        }
        var sorted = stretches.stream()
                .sorted(Comparator.comparingInt(Stretch::start))
                .toList();
        int[] starts = new int[sorted.size()];
        int[] ends = new int[sorted.size()];
        int count = 0;
        for (Stretch stretch : sorted) {
            int start = Math.max(0, stretch.start());
            int end = Math.min(text.length(), stretch.end());
            if (start >= end) {
                continue;
            }
            if (count > 0 && isBlank(text, ends[count - 1], start)) {
                ends[count - 1] = Math.max(ends[count - 1], end);
            } else {
                starts[count] = start;
                ends[count] = end;
                count++;
            }
        }
        return new Mask(Arrays.copyOf(starts, count), Arrays.copyOf(ends, count));
    }

    private static boolean isBlank(CharSequence text, int from, int to) {
        for (int i = from; i < to; i++) {
            if (text.charAt(i) > ' ') {
                return false;
            }
        }
        return true;
    }

    int size() {
        return starts.length;
    }
}
