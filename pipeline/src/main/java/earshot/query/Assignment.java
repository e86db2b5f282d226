package earshot.query;

import java.util.Arrays;

/**
 * Finds windows in which each word of {@code "a b c"~n} has a token of its own, by augmenting paths (Kuhn's matching).
 * It matters where one token bears two of the words, as {@code Delta's} bears both of {@code delta} and {@code delta's}.
 */
final class Assignment {

    private static final int FREE = -1;

    private final Program program;
    private final Tokens tokens;
    private final Occurrences found;
    private final int[] cursors;
    private final int[] owner = new int[QueryParser.MAX_DISTANCE + 1];
    private final boolean[] visited = new boolean[QueryParser.MAX_DISTANCE + 1];
    private int node;
    private int windowStart;
    private int latest;
    private long steps;

    Assignment(Program program, Tokens tokens, Occurrences found) {
        this.program = program;
        this.tokens = tokens;
        this.found = found;
        this.cursors = new int[program.longestPhrase() + 1];
    }

    /** Pushes the first and last token of each window; a window begins with one of the words. */
    void pushWindows(int within, int most, Stretches into) {
        node = within;
        int n = program.count(within);
        int height = into.top();
        for (int word = 0; word < n; word++) {
            for (int j = 0; j < n; j++) {
                cursors[j] = found.first(program.operand(within, j));
            }
            for (int i = isNamedBefore(word) ? Occurrences.NONE : cursors[word];
                    i != Occurrences.NONE;
                    i = found.next(i)) {
                if (isWindow(found.token(i), word, n)) {
                    into.push(windowStart, lastInWindow(n));
                    if (into.top() - height == most) {
                        return;
                    }
                }
            }
        }
    }

    /** A word that is asked for twice begins the same windows both times. */
    private boolean isNamedBefore(int word) {
        for (int j = 0; j < word; j++) {
            if (program.operand(node, j) == program.operand(node, word)) {
                return true;
            }
        }
        return false;
    }

    /** Places looked at until now. */
    long steps() {
        return steps;
    }

    /** Whether the other words have tokens behind {@code start} but near enough. */
    private boolean isWindow(int start, int word, int n) {
        windowStart = start;
        latest = tokens.position(start) + program.at(node + 1);
        Arrays.fill(owner, FREE);
        for (int j = 0; j < n; j++) {
            while (cursors[j] != Occurrences.NONE && found.token(cursors[j]) <= start) {
                cursors[j] = found.next(cursors[j]);
            }
        }
        for (int j = 0; j < n; j++) {
            Arrays.fill(visited, false);
            if (j != word && !assign(j)) {
                return false;
            }
        }
        return true;
    }

    private boolean assign(int word) {
        for (int i = cursors[word]; i != Occurrences.NONE && isInWindow(found.token(i)); i = found.next(i)) {
            steps++;
            int place = found.token(i) - windowStart;
            if (!visited[place]) {
                visited[place] = true;
                if (owner[place] == FREE || assign(owner[place])) {
                    owner[place] = word;
                    return true;
                }
            }
        }
        return false;
    }

    private boolean isInWindow(int token) {
        return tokens.position(token) <= latest;
    }

    private int lastInWindow(int n) {
        int last = windowStart;
        for (int j = 0; j < n; j++) {
            for (int i = cursors[j]; i != Occurrences.NONE && isInWindow(found.token(i)); i = found.next(i)) {
                last = Math.max(last, found.token(i));
            }
        }
        return last;
    }
}
