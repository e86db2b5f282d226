package earshot.query;

import java.util.Arrays;

/**
 * Finds where phrases and proximities stand. A stretch is a pair of tokens, first and last; all stretches of a node are
 * pushed on one stack, sorted and without duplicates, and found again as the numbers between two heights of the stack.
 */
final class Stretches {

    private static final int ALL = Integer.MAX_VALUE;

    private final Program program;
    private final Tokens tokens;
    private final Occurrences found;
    private final int[] cursors;
    private final Assignment assignment;
    private long[] stack = new long[256];
    private int top;
    /** By last token: the group of stretches with one first token in which it came last. */
    private int[] groups = new int[0];

    private int group;
    private long steps;

    Stretches(Program program, Tokens tokens, Occurrences found) {
        this.program = program;
        this.tokens = tokens;
        this.found = found;
        this.cursors = new int[program.longestPhrase() + 1];
        this.assignment = new Assignment(program, tokens, found);
    }

    static int first(long stretch) {
        return (int) (stretch >>> 32);
    }

    static int last(long stretch) {
        return (int) stretch;
    }

    /** Places looked at until now. */
    long steps() {
        return steps + assignment.steps();
    }

    int top() {
        return top;
    }

    long get(int i) {
        return stack[i];
    }

    void drop(int height) {
        top = height;
    }

    void push(int first, int last) {
        if (top == stack.length) {
            stack = Arrays.copyOf(stack, top * 2);
        }
        stack[top++] = (long) first << 32 | last;
    }

    boolean exists(int node) {
        int height = top;
        search(node, 1);
        boolean any = top > height;
        top = height;
        return any;
    }

    /** Pushes all stretches of a node. */
    void pushAll(int node) {
        search(node, ALL);
    }

    private void search(int node, int most) {
        int height = top;
        switch (program.at(node)) {
            case Program.TERM -> pushTerm(program.operand(node, 0));
            case Program.PHRASE -> pushPhrases(node, most);
            case Program.WITHIN -> assignment.pushWindows(node, most, this);
            case Program.NEAR -> pushPairs(node, most);
            case Program.OR -> {
                for (int i = 0; i < program.count(node); i++) {
                    pushAll(program.operand(node, i));
                }
                sort(height);
            }
            default -> throw new IllegalStateException("has no place in the text: " + program.at(node));
        }
    }

    private void pushTerm(int term) {
        for (int i = found.first(term); i != Occurrences.NONE; i = found.next(i)) {
            steps++;
            push(found.token(i), found.token(i));
        }
    }

    /** The cursors of the later words only ever move on, so this takes one pass over the occurrences. */
    private void pushPhrases(int node, int most) {
        int n = program.count(node);
        for (int j = 0; j < n; j++) {
            cursors[j] = found.first(program.operand(node, j));
        }
        int height = top;
        for (int i = cursors[0]; i != Occurrences.NONE && top - height < most; i = found.next(i)) {
            int first = found.token(i);
            int start = tokens.position(first);
            steps += n;
            int j = 1;
            for (; j < n; j++) {
                while (cursors[j] != Occurrences.NONE && tokens.position(found.token(cursors[j])) < start + j) {
                    cursors[j] = found.next(cursors[j]);
                }
                if (cursors[j] == Occurrences.NONE) {
                    return;
                }
                if (tokens.position(found.token(cursors[j])) > start + j) {
                    break;
                }
            }
            if (j == n) {
                push(first, found.token(cursors[n - 1]));
            }
        }
    }

    private void pushPairs(int node, int most) {
        int height = top;
        pushAll(program.operand(node, 0));
        int middle = top;
        if (middle > height) {
            pushAll(program.operand(node, 1));
        }
        int end = top;
        if (end > middle) {
            pushPairs(node, height, middle, end, most);
        }
        int pairs = top - end;
        System.arraycopy(stack, end, stack, height, pairs);
        top = height + pairs;
        if (most > 1) {
            sort(height);
        }
    }

    /** Left operands stand from {@code height} to {@code middle}, right ones from there to {@code end}. */
    private void pushPairs(int node, int height, int middle, int end, int most) {
        int distance = program.at(node + 1);
        boolean inOrder = program.at(node + 2) == 1;
        join(height, middle, middle, end, distance, end, most);
        if (!inOrder && top - end < most) {
            join(middle, end, height, middle, distance, end, most);
        }
    }

    /**
     * Pushes, of each earlier stretch with a later one that begins near enough behind it, the stretch over both, once.
     * For one first token each later stretch is looked at once, however many earlier ones begin there; so a NEAR whose
     * sides reach over w and v tokens at most takes (w + distance) * v steps a token.
     */
    private void join(int from, int to, int laterFrom, int laterTo, int distance, int end, int most) {
        int at = from;
        while (at < to) {
            int first = first(stack[at]);
            int next = firstBehind(last(stack[at]), laterFrom, laterTo);
            beginGroup();
            for (; at < to && first(stack[at]) == first; at++) {
                int last = last(stack[at]);
                int latest = tokens.position(last) + distance;
                for (; next < laterTo && tokens.position(first(stack[next])) <= latest; next++) {
                    steps++;
                    int lastOfBoth = last(stack[next]);
                    if (first(stack[next]) > last && groups[lastOfBoth] != group) {
                        groups[lastOfBoth] = group;
                        push(first, lastOfBoth);
                        if (top - end == most) {
                            return;
                        }
                    }
                }
            }
        }
    }

    /** The first of these stretches that begins behind a token. */
    private int firstBehind(int token, int from, int to) {
        int low = from;
        int high = to;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (first(stack[middle]) > token) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    private void beginGroup() {
        if (groups.length < tokens.count()) {
            groups = new int[tokens.count() * 2];
            group = 0;
        }
        if (++group == Integer.MAX_VALUE) {
            Arrays.fill(groups, 0);
            group = 1;
        }
    }

    boolean isPair(int near, long left, long right) {
        int distance = program.at(near + 1);
        boolean inOrder = program.at(near + 2) == 1;
        if (last(left) < first(right)) {
            return tokens.position(first(right)) - tokens.position(last(left)) <= distance;
        }
        return !inOrder
                && last(right) < first(left)
                && tokens.position(first(left)) - tokens.position(last(right)) <= distance;
    }

    private void sort(int height) {
        Arrays.sort(stack, height, top);
        int kept = height;
        for (int i = height; i < top; i++) {
            if (i == height || stack[i] != stack[i - 1]) {
                stack[kept++] = stack[i];
            }
        }
        top = kept;
    }
}
