package earshot.query;

import earshot.query.Query.And;
import earshot.query.Query.Near;
import earshot.query.Query.Not;
import earshot.query.Query.Or;
import earshot.query.Query.Range;
import earshot.query.Query.Term;
import earshot.query.Query.Words;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;

/** Writes a query so that reading it gives the same query again. */
final class QueryPrinter {

    private QueryPrinter() {}

    static String print(Query query) {
        if (query instanceof And and) {
            return joined(and.all(), " AND ");
        } else if (query instanceof Or or) {
            return joined(or.any(), " OR ");
        } else if (query instanceof Not not) {
            return "NOT " + operand(not.query());
        } else if (query instanceof Near near) {
            String sign = " NEAR/" + near.distance() + (near.inOrder() ? "f " : " ");
            return operand(near.left()) + sign + operand(near.right());
        } else if (query instanceof Range range) {
            return range.field().word() + ":[" + number(range.low()) + " TO " + number(range.high()) + "]";
        } else if (query instanceof Words words) {
            return print(words);
        }
        throw new IllegalStateException("unknown query " + query);
    }

    private static String joined(List<Query> operands, String operator) {
        return operands.stream().map(QueryPrinter::operand).collect(Collectors.joining(operator));
    }

    private static String operand(Query query) {
        boolean compound = query instanceof And || query instanceof Or || query instanceof Near;
        return compound ? "(" + print(query) + ")" : print(query);
    }

    private static String print(Words words) {
        String field = words.field() == Field.TEXT ? "" : words.field().word() + ":";
        String terms = words.terms().stream().map(Term::text).collect(Collectors.joining(" "));
        if (words.terms().get(0).kind() == Term.Kind.EXACT) {
            return field + "{" + terms + "}";
        } else if (words.within() > 0) {
            return field + "\"" + terms + "\"~" + words.within();
        }
        return field + (isOneWord(terms) ? terms : "\"" + terms + "\"");
    }

    private static boolean isOneWord(String text) {
        boolean operator = text.equals("AND") || text.equals("OR") || text.equals("NOT") || text.startsWith("NEAR/");
        return !operator
                && !text.contains("<<<")
                && text.chars().noneMatch(c -> Character.isWhitespace(c) || "(){}[]".indexOf(c) >= 0);
    }

    private static String number(double bound) {
        return Double.isInfinite(bound)
                ? "*"
                : new BigDecimal(Double.toString(bound)).stripTrailingZeros().toPlainString();
    }
}
