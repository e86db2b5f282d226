package earshot.query;

import earshot.query.Query.And;
import earshot.query.Query.Near;
import earshot.query.Query.Not;
import earshot.query.Query.Or;
import earshot.query.Query.Range;
import earshot.query.Query.Term;
import earshot.query.Query.Words;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * All queries as trees in one array, which a hundred thousand queries share without an object each. A node is its
 * operation followed by its operands:
 *
 * <pre>
 * TERM term · PHRASE n term… · WITHIN distance n term… · NEAR distance inOrder left right
 * AND n node… · OR n node… · NOT node · RANGE field index of the bounds
 * </pre>
 */
final class Program {

    static final int TERM = 0;
    static final int PHRASE = 1;
    static final int WITHIN = 2;
    static final int NEAR = 3;
    static final int AND = 4;
    static final int OR = 5;
    static final int NOT = 6;
    static final int RANGE = 7;

    private static final int LONGEST_PRINTED = 120;

    private final TermTable terms;
    private int[] code = new int[1024];
    private int length;
    private double[] bounds = new double[16];
    private int boundCount;
    private int longestPhrase;
    /** Of clauses that have matched, as few of all ever do. */
    private final Map<Integer, String> printed = new HashMap<>();

    Program(TermTable terms) {
        this.terms = terms;
    }

    /** Returns the node's place. */
    int add(Query query) {
        if (query instanceof And and) {
            return addAll(AND, and.all());
        } else if (query instanceof Or or) {
            return addAll(OR, or.any());
        } else if (query instanceof Not not) {
            int inner = add(not.query());
            return emit(NOT, inner);
        } else if (query instanceof Near near) {
            int left = add(near.left());
            int right = add(near.right());
            return emit(NEAR, near.distance(), near.inOrder() ? 1 : 0, left, right);
        } else if (query instanceof Range range) {
            return emit(RANGE, range.field().code(), addBounds(range));
        } else if (query instanceof Words words) {
            return addWords(words);
        }
        throw new IllegalStateException("unknown query " + query);
    }

    private int addAll(int operation, List<Query> operands) {
        int[] node = new int[operands.size() + 2];
        node[0] = operation;
        node[1] = operands.size();
        for (int i = 0; i < operands.size(); i++) {
            node[i + 2] = add(operands.get(i));
        }
        return emit(node);
    }

    private int addWords(Words words) {
        int n = words.terms().size();
        int[] ids = new int[n];
        for (int i = 0; i < n; i++) {
            ids[i] = terms.intern(
                    words.field(), inflected(words.field(), words.terms().get(i)));
        }
        if (n == 1) {
            return emit(TERM, ids[0]);
        } else if (words.within() > 0 && n == 2) {
            int left = emit(TERM, ids[0]);
            int right = emit(TERM, ids[1]);
            return emit(NEAR, words.within(), 0, left, right);
        }
        longestPhrase = Math.max(longestPhrase, n);
        int header = words.within() > 0 ? 3 : 2;
        int[] node = new int[header + n];
        node[0] = words.within() > 0 ? WITHIN : PHRASE;
        node[1] = words.within();
        node[header - 1] = n;
        System.arraycopy(ids, 0, node, header, n);
        return emit(node);
    }

    /** Korean writes particles at the end of the word; a term in braces is without them. */
    private static Term inflected(Field field, Term term) {
        String text = term.text();
        boolean korean = term.kind() == Term.Kind.PLAIN
                && field.shape() == Field.Shape.WORDS
                && text.length() > 1
                && text.chars().allMatch(c -> Characters.isHangul((char) c));
        return korean ? new Term(text + "*", Term.Kind.WILDCARD) : term;
    }

    private int addBounds(Range range) {
        if (boundCount + 2 > bounds.length) {
            bounds = Arrays.copyOf(bounds, boundCount * 2);
        }
        bounds[boundCount++] = range.low();
        bounds[boundCount++] = range.high();
        return boundCount - 2;
    }

    private int emit(int... node) {
        while (length + node.length > code.length) {
            code = Arrays.copyOf(code, code.length * 2);
        }
        System.arraycopy(node, 0, code, length, node.length);
        length += node.length;
        return length - node.length;
    }

    void freeze() {
        code = Arrays.copyOf(code, length);
    }

    int at(int i) {
        return code[i];
    }

    double bound(int i) {
        return bounds[i];
    }

    int longestPhrase() {
        return longestPhrase;
    }

    /** Number of operands of AND, OR, PHRASE, WITHIN. */
    int count(int node) {
        return code[node] == WITHIN ? code[node + 2] : code[node + 1];
    }

    /** Operand {@code i} of AND, OR, PHRASE, WITHIN, NEAR or NOT. */
    int operand(int node, int i) {
        return switch (code[node]) {
            case TERM, NOT -> code[node + 1];
            case WITHIN, NEAR -> code[node + 3 + i];
            default -> code[node + 2 + i];
        };
    }

    Explanation.Kind kind(int node) {
        return switch (code[node]) {
            case AND -> Explanation.Kind.AND;
            case OR -> Explanation.Kind.OR;
            case NOT -> Explanation.Kind.NOT;
            case NEAR -> Explanation.Kind.NEAR;
            case RANGE -> Explanation.Kind.RANGE;
            default ->
                terms.field(operand(node, 0)).shape() == Field.Shape.WORDS
                        ? Explanation.Kind.WORDS
                        : Explanation.Kind.VALUE;
        };
    }

    /** How many of a node's operands are nodes. */
    int parts(int node) {
        return switch (code[node]) {
            case AND, OR -> count(node);
            case NEAR -> 2;
            case NOT -> 1;
            default -> 0;
        };
    }

    /** What was added, apart from a Korean word's being one with any ending now. */
    Query query(int node) {
        return switch (code[node]) {
            case TERM -> words(List.of(code[node + 1]), 0);
            case PHRASE -> words(operands(node).boxed().toList(), 0);
            case WITHIN -> words(operands(node).boxed().toList(), code[node + 1]);
            case NEAR ->
                new Near(query(operand(node, 0)), query(operand(node, 1)), code[node + 1], code[node + 2] == 1);
            case AND -> new And(operands(node).mapToObj(this::query).toList());
            case OR -> new Or(operands(node).mapToObj(this::query).toList());
            case NOT -> new Not(query(operand(node, 0)));
            case RANGE -> new Range(Field.at(code[node + 1]), bounds[code[node + 2]], bounds[code[node + 2] + 1]);
            default -> throw new IllegalStateException("unknown operation " + code[node]);
        };
    }

    private IntStream operands(int node) {
        return IntStream.range(0, count(node)).map(i -> operand(node, i));
    }

    private Words words(List<Integer> ids, int within) {
        return new Words(terms.field(ids.get(0)), ids.stream().map(terms::term).toList(), within);
    }

    /** The node as a query, cut where it is very long. */
    String print(int node) {
        return printed.computeIfAbsent(node, at -> {
            String whole = QueryPrinter.print(query(at));
            return whole.length() <= LONGEST_PRINTED ? whole : whole.substring(0, LONGEST_PRINTED - 1) + "…";
        });
    }
}
