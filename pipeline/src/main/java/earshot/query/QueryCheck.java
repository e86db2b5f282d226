package earshot.query;

import static earshot.query.ProblemCode.COSTLY_QUERY;
import static earshot.query.ProblemCode.HANDLE_NOT_IN_QUERY;

import earshot.model.BrandSet;
import earshot.model.BrandSet.Brand;
import earshot.query.Query.And;
import earshot.query.Query.Near;
import earshot.query.Query.Not;
import earshot.query.Query.Or;
import earshot.query.Query.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What is wrong with a brand's query, or right and yet surprising. */
final class QueryCheck {

    /** One post in twenty. */
    private static final double COSTLY = 50_000;

    private QueryCheck() {}

    /** Lines and columns are those of the query. */
    static List<Problem> problems(Brand brand) {
        QueryParser.Reading reading = QueryParser.read(brand.query());
        List<Problem> problems = new ArrayList<>(reading.problems());
        if (reading.query() != null) {
            warnOfHandles(brand, reading.query(), problems);
            warnOfCost(brand, problems);
        }
        return problems;
    }

    private static void warnOfHandles(Brand brand, Query query, List<Problem> problems) {
        Set<String> terms = words(query)
                .flatMap(words -> words.terms().stream())
                .map(Query.Term::text)
                .collect(Collectors.toSet());
        for (String account : brand.accounts()) {
            String handle = "@" + Characters.fold(account.substring(account.indexOf(':') + 1));
            if (!terms.contains(handle)) {
                problems.add(new Problem(
                        HANDLE_NOT_IN_QUERY,
                        1,
                        1,
                        "posts that only name " + handle + " are not found.",
                        "Add OR " + handle + " if you want them."));
            }
        }
    }

    private static void warnOfCost(Brand brand, List<Problem> problems) {
        BrandSet alone = new BrandSet("check", 1, List.of(brand), false, List.of(), "UTC", List.of(), List.of());
        double cost = BrandMatcher.compile(alone).cost(brand.id());
        if (cost >= COSTLY) {
            problems.add(new Problem(
                    COSTLY_QUERY,
                    1,
                    1,
                    "no rare word must occur, so about " + Math.round(cost / 10_000)
                            + " % of all posts have to be looked at closely.",
                    "Ask for a word that is particular to the brand."));
        }
    }

    private static Stream<Words> words(Query query) {
        if (query instanceof And and) {
            return and.all().stream().flatMap(QueryCheck::words);
        } else if (query instanceof Or or) {
            return or.any().stream().flatMap(QueryCheck::words);
        } else if (query instanceof Not not) {
            return words(not.query());
        } else if (query instanceof Near near) {
            return Stream.of(near.left(), near.right()).flatMap(QueryCheck::words);
        }
        return query instanceof Words words ? Stream.of(words) : Stream.empty();
    }
}
