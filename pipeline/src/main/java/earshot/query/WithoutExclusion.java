package earshot.query;

import earshot.query.Query.And;
import earshot.query.Query.Not;
import earshot.query.Query.Or;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A query without one of its exclusions: of {@code a NOT (b OR c)} there are {@code a NOT c} and {@code a NOT b}.
 *
 * @param exclusion what is left out, as printed
 */
record WithoutExclusion(Query query, String exclusion) {

    static List<WithoutExclusion> of(Query query) {
        if (query instanceof And and) {
            return ofOperands(and.all(), And::new);
        } else if (query instanceof Or or) {
            return ofOperands(or.any(), Or::new);
        }
        return List.of();
    }

    private static List<WithoutExclusion> ofOperands(List<Query> operands, Function<List<Query>, Query> join) {
        List<WithoutExclusion> all = new ArrayList<>();
        for (int i = 0; i < operands.size(); i++) {
            int at = i;
            Query operand = operands.get(i);
            if (operand instanceof Not not) {
                ofNot(not)
                        .forEach(each -> all.add(new WithoutExclusion(
                                with(
                                        operands,
                                        at,
                                        each.query() == operand ? Stream.empty() : Stream.of(each.query()),
                                        join),
                                each.exclusion())));
            } else {
                of(operand)
                        .forEach(each -> all.add(new WithoutExclusion(
                                with(operands, at, Stream.of(each.query()), join), each.exclusion())));
            }
        }
        return all;
    }

    /** The NOT with one alternative less; the very NOT where nothing of it would be left. */
    private static List<WithoutExclusion> ofNot(Not not) {
        if (!(not.query() instanceof Or or)) {
            return List.of(new WithoutExclusion(not, QueryPrinter.print(not)));
        }
        List<WithoutExclusion> all = new ArrayList<>();
        for (int i = 0; i < or.any().size(); i++) {
            Query rest = with(or.any(), i, Stream.empty(), Or::new);
            all.add(new WithoutExclusion(
                    new Not(rest), QueryPrinter.print(new Not(or.any().get(i)))));
        }
        return all;
    }

    private static Query with(List<Query> operands, int at, Stream<Query> instead, Function<List<Query>, Query> join) {
        List<Query> others = Stream.of(
                        operands.subList(0, at).stream(), instead, operands.subList(at + 1, operands.size()).stream())
                .flatMap(each -> each)
                .toList();
        return others.size() == 1 ? others.get(0) : join.apply(others);
    }
}
