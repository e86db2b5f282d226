package earshot.query;

import static earshot.query.ProblemCode.BAD_NEAR_OPERAND;
import static earshot.query.ProblemCode.IMPOSSIBLE_PROXIMITY;
import static earshot.query.ProblemCode.TOO_DEEP;

import earshot.query.Query.Near;
import earshot.query.Query.Or;
import earshot.query.Query.Words;
import earshot.query.QueryLexer.Lexeme;
import java.util.List;
import java.util.stream.Stream;

/** Tells which operands can stand beside NEAR. */
final class NearCheck {

    private static final int MAX_DEPTH = 4;
    /** Bounds what an endless repetition of one word costs, by its square for each word of the post. */
    private static final int MAX_REACH = 200;

    private final ProblemList problems;

    NearCheck(ProblemList problems) {
        this.problems = problems;
    }

    Near checked(Query left, Query right, Lexeme sign) {
        Near near = new Near(left, right, sign.distance(), sign.inOrder());
        List<Words> leaves =
                Stream.of(left, right).flatMap(side -> positional(side, sign)).toList();
        boolean links = leaves.stream().anyMatch(leaf -> leaf.field().isLink());
        if (links && leaves.stream().map(Words::field).distinct().count() > 1) {
            problems.add(
                    IMPOSSIBLE_PROXIMITY,
                    sign.start(),
                    "words of a link are never near words of the text.",
                    "Use AND instead.");
        }
        if (nearDepth(near) > MAX_DEPTH) {
            problems.add(
                    TOO_DEEP,
                    sign.start(),
                    "NEAR is nested more than " + MAX_DEPTH + " deep.",
                    "Use \"a b c\"~10 for words in any order.");
        }
        if (reach(near) > MAX_REACH) {
            problems.add(
                    TOO_DEEP,
                    sign.start(),
                    "these NEARs reach over " + reach(near) + " words together; at most " + MAX_REACH
                            + " can be asked for.",
                    "Use smaller distances, or AND.");
        }
        return near;
    }

    private static int reach(Query query) {
        if (query instanceof Near near) {
            return near.distance() + reach(near.left()) + reach(near.right());
        } else if (query instanceof Or or) {
            return or.any().stream().mapToInt(NearCheck::reach).max().orElse(0);
        }
        return 0;
    }

    private Stream<Words> positional(Query operand, Lexeme sign) {
        if (operand instanceof Near near) {
            return Stream.of(near.left(), near.right()).flatMap(side -> positional(side, sign));
        } else if (operand instanceof Or or) {
            return or.any().stream().flatMap(side -> positional(side, sign));
        } else if (operand instanceof Words leaf
                && leaf.field().shape() == Field.Shape.WORDS
                && (leaf.within() == 0 || leaf.terms().size() == 2)) {
            return Stream.of(leaf);
        }
        problems.add(
                BAD_NEAR_OPERAND,
                sign.start(),
                QueryPrinter.print(operand) + " cannot stand beside NEAR.",
                "Beside NEAR stand words, phrases, and groups of them joined by OR or NEAR.");
        return Stream.empty();
    }

    private static int nearDepth(Query query) {
        if (query instanceof Near near) {
            return 1 + Math.max(nearDepth(near.left()), nearDepth(near.right()));
        } else if (query instanceof Or or) {
            return or.any().stream().mapToInt(NearCheck::nearDepth).max().orElse(0);
        }
        return 0;
    }
}
