package earshot.query;

import earshot.model.Span;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Tells where a query that matched did so: every place of every positive clause that matched. */
final class HitCollector {

    private static final int EVERY = -1;
    /** Where more places than these are to be paired, as in a word's endless repetition, all of them are hits. */
    private static final long MOST_PAIRS = 1 << 20;
    /** The largest payload that is parsed has five million characters, so no post has more tokens than this. */
    private static final int MOST_TOKENS = (1 << 22) - 1;
    /** A query with more clauses would have a million characters. */
    private static final int MOST_CLAUSES = (1 << 19) - 1;

    private final Program program;
    private final Tokens tokens;
    private final Occurrences found;
    private final Stretches stretches;
    private final Evaluator evaluator;
    private final List<Span> hits = new ArrayList<>();
    /** Where a clause stands: first token, last token, and which of {@link #clauses}, so that they sort by place. */
    private long[] places = new long[64];

    private int count;
    private int[] clauses = new int[16];
    private int clauseCount;

    HitCollector(Program program, Tokens tokens, Occurrences found, Stretches stretches, Evaluator evaluator) {
        this.program = program;
        this.tokens = tokens;
        this.found = found;
        this.stretches = stretches;
        this.evaluator = evaluator;
    }

    /** In the order of the post, title first; what overlaps is one. */
    List<Span> collect(int node) {
        count = 0;
        clauseCount = 0;
        hits.clear();
        gather(node);
        Arrays.sort(places, 0, count);
        int at = 0;
        while (at < count) {
            int token = first(places[at]);
            int last = last(places[at]);
            long widest = places[at];
            for (at++; at < count && first(places[at]) <= last; at++) {
                last = Math.max(last, last(places[at]));
                widest = width(places[at]) > width(widest) ? places[at] : widest;
            }
            String clause = program.print(clauses[(int) widest & MOST_CLAUSES]);
            hits.add(new Span(tokens.field(token).word(), tokens.start(token), tokens.end(last), clause));
        }
        return List.copyOf(hits);
    }

    private static int first(long place) {
        return (int) (place >>> 41);
    }

    private static int last(long place) {
        return (int) (place >>> 19) & MOST_TOKENS;
    }

    private static int width(long place) {
        return last(place) - first(place);
    }

    private void gather(int node) {
        switch (program.at(node)) {
            case Program.AND, Program.OR -> {
                for (int i = 0; i < program.count(node); i++) {
                    int operand = program.operand(node, i);
                    if (program.at(operand) != Program.NOT && evaluator.matches(operand)) {
                        gather(operand);
                    }
                }
            }
            case Program.NOT, Program.RANGE -> {}
            default -> {
                if (clauseCount == clauses.length) {
                    clauses = Arrays.copyOf(clauses, clauseCount * 2);
                }
                clauses[clauseCount++] = node;
                gatherPlaces(node, EVERY, EVERY);
            }
        }
    }

    /** Adds the places of a node's leaves, of those stretches alone that stand on the stack between two heights. */
    private void gatherPlaces(int node, int allowedFrom, int allowedTo) {
        int height = stretches.top();
        switch (program.at(node)) {
            case Program.NEAR -> gatherPair(node, allowedFrom, allowedTo);
            case Program.OR -> {
                for (int i = 0; i < program.count(node); i++) {
                    gatherPlaces(program.operand(node, i), allowedFrom, allowedTo);
                }
            }
            case Program.WITHIN -> gatherWindows(node);
            default -> {
                stretches.pushAll(node);
                for (int i = height; i < stretches.top(); i++) {
                    if (isAllowed(stretches.get(i), allowedFrom, allowedTo)) {
                        add(stretches.get(i));
                    }
                }
            }
        }
        stretches.drop(height);
    }

    /** An operand's stretch counts where it has a partner with which it makes an allowed stretch. */
    private void gatherPair(int near, int allowedFrom, int allowedTo) {
        int left = stretches.top();
        stretches.pushAll(program.operand(near, 0));
        int right = stretches.top();
        stretches.pushAll(program.operand(near, 1));
        int end = stretches.top();
        if ((long) (right - left) * (end - right) > MOST_PAIRS) {
            gatherPlaces(program.operand(near, 0), EVERY, EVERY);
            gatherPlaces(program.operand(near, 1), EVERY, EVERY);
            return;
        }
        keepPartners(near, left, right, right, end, allowedFrom, allowedTo);
        gatherPlaces(program.operand(near, 0), end, stretches.top());
        stretches.drop(end);
        keepPartners(near, right, end, left, right, allowedFrom, allowedTo);
        gatherPlaces(program.operand(near, 1), end, stretches.top());
    }

    private void keepPartners(
            int near, int from, int to, int othersFrom, int othersTo, int allowedFrom, int allowedTo) {
        for (int i = from; i < to; i++) {
            long one = stretches.get(i);
            for (int j = othersFrom; j < othersTo; j++) {
                long other = stretches.get(j);
                boolean pair =
                        from < othersFrom ? stretches.isPair(near, one, other) : stretches.isPair(near, other, one);
                if (pair && isAllowed(hull(one, other), allowedFrom, allowedTo)) {
                    stretches.push(Stretches.first(one), Stretches.last(one));
                    break;
                }
            }
        }
    }

    private static long hull(long a, long b) {
        return (long) Math.min(Stretches.first(a), Stretches.first(b)) << 32
                | Math.max(Stretches.last(a), Stretches.last(b));
    }

    private boolean isAllowed(long stretch, int from, int to) {
        if (from == EVERY) {
            return true;
        }
        int low = from;
        int high = to - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            long value = stretches.get(middle);
            if (value == stretch) {
                return true;
            } else if (value < stretch) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return false;
    }

    private void gatherWindows(int within) {
        int from = stretches.top();
        stretches.pushAll(within);
        for (int i = 0; i < program.count(within); i++) {
            int term = program.operand(within, i);
            for (int o = found.first(term); o != Occurrences.NONE; o = found.next(o)) {
                int token = found.token(o);
                for (int w = from; w < stretches.top(); w++) {
                    if (token >= Stretches.first(stretches.get(w)) && token <= Stretches.last(stretches.get(w))) {
                        add((long) token << 32 | token);
                        break;
                    }
                }
            }
        }
    }

    private void add(long stretch) {
        int token = Stretches.first(stretch);
        if (token == Tokens.NOWHERE || tokens.start(token) < 0) {
            return;
        }
        if (count == places.length) {
            places = Arrays.copyOf(places, count * 2);
        }
        places[count++] = (long) token << 41 | (long) Stretches.last(stretch) << 19 | (clauseCount - 1);
    }
}
