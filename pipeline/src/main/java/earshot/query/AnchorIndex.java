package earshot.query;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Files each query under terms of which at least one must occur for it to match: of all such choices the one that occurs
 * least. An entry carries the signature of what else its branch cannot do without, so that most candidates fall to one
 * comparison.
 */
final class AnchorIndex {

    /** Of a node that can match without any term. */
    static final double EVERY_POST = 1_000_000;

    private static final int SPARSENESS = 4;

    /** @param postsPerMillion in how many posts at least one of the entries occurs, at most */
    private record Plan(double postsPerMillion, List<Entry> entries) {}

    private record Entry(int term, long signature, int query, int node) {}

    private final Program program;
    private final TermTable table;
    private final double[] postsPerMillion;
    private final List<Entry> pending = new ArrayList<>();
    private final List<Entry> everywhere = new ArrayList<>();

    private TermFilter filter = TermFilter.OPEN;
    private int[] from = new int[0];
    private int[] query = new int[0];
    private int[] node = new int[0];
    private long[] signature = new long[0];

    /** @param postsPerMillion by term: in how many of a million posts it occurs */
    AnchorIndex(Program program, TermTable table, double[] postsPerMillion) {
        this.program = program;
        this.table = table;
        this.postsPerMillion = postsPerMillion;
    }

    /**
     * Files a query. Alternatives are filed one by one, so that only the one whose anchor occurs is evaluated.
     *
     * @return in how many of a million posts it will be looked at, at most
     */
    double add(int id, int root) {
        double cost = 0;
        int branches = program.at(root) == Program.OR ? program.count(root) : 1;
        for (int i = 0; i < branches; i++) {
            int branch = program.at(root) == Program.OR ? program.operand(root, i) : root;
            Plan plan = plan(branch, required(branch), id, branch);
            cost += plan.postsPerMillion();
            if (plan.postsPerMillion() >= EVERY_POST) {
                everywhere.add(new Entry(0, required(branch), id, branch));
            } else {
                pending.addAll(plan.entries());
            }
        }
        return Math.min(cost, EVERY_POST);
    }

    private Plan plan(int at, long signatures, int id, int branch) {
        return switch (program.at(at)) {
            case Program.TERM -> planTerm(program.operand(at, 0), signatures, id, branch);
            case Program.PHRASE, Program.WITHIN -> planTerm(rarest(at), signatures, id, branch);
            case Program.NEAR -> cheapest(at, 2, signatures, id, branch);
            case Program.AND -> cheapest(at, program.count(at), signatures, id, branch);
            case Program.OR -> anyOf(at, signatures, id, branch);
            default -> new Plan(EVERY_POST, List.of());
        };
    }

    private int rarest(int phrase) {
        int rarest = program.operand(phrase, 0);
        for (int i = 1; i < program.count(phrase); i++) {
            int term = program.operand(phrase, i);
            rarest = postsPerMillion[term] < postsPerMillion[rarest] ? term : rarest;
        }
        return rarest;
    }

    private Plan planTerm(int term, long signatures, int id, int branch) {
        return new Plan(postsPerMillion[term], List.of(new Entry(term, signatures, id, branch)));
    }

    private Plan cheapest(int at, int operands, long signatures, int id, int branch) {
        Plan best = new Plan(EVERY_POST, List.of());
        for (int i = 0; i < operands; i++) {
            Plan plan = plan(program.operand(at, i), signatures, id, branch);
            best = plan.postsPerMillion() < best.postsPerMillion() ? plan : best;
        }
        return best;
    }

    private Plan anyOf(int at, long signatures, int id, int branch) {
        double sum = 0;
        List<Entry> entries = new ArrayList<>();
        for (int i = 0; i < program.count(at); i++) {
            int operand = program.operand(at, i);
            Plan plan = plan(operand, signatures | required(operand), id, branch);
            sum += plan.postsPerMillion();
            entries.addAll(plan.entries());
        }
        return new Plan(Math.min(sum, EVERY_POST), entries);
    }

    /** Signature of the terms without which the node cannot match. */
    private long required(int at) {
        return switch (program.at(at)) {
            case Program.TERM -> table.signature(program.operand(at, 0));
            case Program.PHRASE, Program.WITHIN -> {
                long words = 0;
                for (int i = 0; i < program.count(at); i++) {
                    words |= table.signature(program.operand(at, i));
                }
                yield words;
            }
            case Program.NEAR -> required(program.operand(at, 0)) | required(program.operand(at, 1));
            case Program.AND -> {
                long all = 0;
                for (int i = 0; i < program.count(at); i++) {
                    all |= required(program.operand(at, i));
                }
                yield all;
            }
            case Program.OR -> {
                long common = -1;
                for (int i = 0; i < program.count(at); i++) {
                    common &= required(program.operand(at, i));
                }
                yield common;
            }
            default -> 0;
        };
    }

    /** Lays the entries out by term. */
    void freeze() {
        filter = table.filter(pending.stream().mapToInt(Entry::term).distinct().toArray(), SPARSENESS);
        int terms = table.size();
        int n = pending.size() + everywhere.size();
        from = new int[terms + 2];
        query = new int[n];
        node = new int[n];
        signature = new long[n];
        for (Entry entry : pending) {
            from[entry.term() + 1]++;
        }
        for (int term = 0; term < terms; term++) {
            from[term + 1] += from[term];
        }
        from[terms + 1] = n;
        int[] free = Arrays.copyOf(from, terms);
        for (Entry entry : pending) {
            set(free[entry.term()]++, entry);
        }
        for (int i = 0; i < everywhere.size(); i++) {
            set(from[terms] + i, everywhere.get(i));
        }
        pending.clear();
        everywhere.clear();
    }

    private void set(int i, Entry entry) {
        query[i] = entry.query();
        node[i] = entry.node();
        signature[i] = entry.signature();
    }

    /** Whether the {@code i}th of these may be a term that a query is filed under. */
    boolean mayBe(Tokens tokens, int i) {
        return filter.passes(tokens.hash(i), tokens.chars(), tokens.from(i), tokens.to(i));
    }

    /** Whether a query is filed under the term that a post of this signature can match. */
    boolean hasCandidate(int term, long ofPost) {
        for (int entry = from(term); entry < to(term); entry++) {
            if (isCandidate(entry, ofPost)) {
                return true;
            }
        }
        return false;
    }

    boolean isCandidate(int entry, long ofPost) {
        return (signature[entry] & ~ofPost) == 0;
    }

    /** First entry of a term; the entries of the "term" behind the last one are looked at for every post. */
    int from(int term) {
        return from[term];
    }

    int to(int term) {
        return from[term + 1];
    }

    int query(int entry) {
        return query[entry];
    }

    int node(int entry) {
        return node[entry];
    }
}
