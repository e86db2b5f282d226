package earshot.query;

import earshot.model.Post;

/** Decides whether a node of the program matches the post at hand. */
final class Evaluator {

    private final Program program;
    private final Occurrences found;
    private final Stretches stretches;
    private Post post = Post.NONE;
    private long steps;

    Evaluator(Program program, Occurrences found, Stretches stretches) {
        this.program = program;
        this.found = found;
        this.stretches = stretches;
    }

    void begin(Post next) {
        post = next;
    }

    /** Nodes looked at until now. */
    long steps() {
        return steps;
    }

    boolean matches(int node) {
        steps++;
        return switch (program.at(node)) {
            case Program.TERM -> found.has(program.operand(node, 0));
            case Program.PHRASE, Program.WITHIN -> hasAllTerms(node) && stretches.exists(node);
            case Program.NEAR -> stretches.exists(node);
            case Program.NOT -> !matches(program.operand(node, 0));
            case Program.AND -> !anyIs(node, false);
            case Program.OR -> anyIs(node, true);
            case Program.RANGE -> isInRange(node);
            default -> throw new IllegalStateException("unknown operation " + program.at(node));
        };
    }

    private boolean anyIs(int node, boolean wanted) {
        for (int i = 0; i < program.count(node); i++) {
            if (matches(program.operand(node, i)) == wanted) {
                return true;
            }
        }
        return false;
    }

    private boolean hasAllTerms(int node) {
        for (int i = 0; i < program.count(node); i++) {
            if (!found.has(program.operand(node, i))) {
                return false;
            }
        }
        return true;
    }

    private boolean isInRange(int node) {
        double value = FieldValues.number(Field.at(program.at(node + 1)), post);
        int bounds = program.at(node + 2);
        return value >= 0 && value >= program.bound(bounds) && value <= program.bound(bounds + 1);
    }
}
