package earshot.query;

import earshot.model.BrandMatch;
import earshot.model.BrandSet;
import earshot.model.BrandSet.Brand;
import earshot.model.Post;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * A brand set's queries, compiled. One pass over a post's tokens finds the terms it has; queries filed under one of them
 * are candidates; of these only the ones whose signature fits are evaluated. So the cost of a post grows with the
 * queries that nearly match it, not with all there are.
 *
 * <p>What it matches never changes; its working memory is kept from post to post, so one thread at a time per instance.
 */
public final class BrandMatcher {

    private final BrandSet set;
    private final List<Brand> brands;
    private final Exclusions exclusions;
    private final TermTable terms = new TermTable();
    private final Program program = new Program(terms);
    private final AnchorIndex anchors;
    private final PostReader reader;
    private final int[] roots;
    private final double[] costs;

    private final Tokens tokens = new Tokens();
    private final Occurrences found;
    private final Stretches stretches;
    private final Evaluator evaluator;
    private final HitCollector hits;
    private final int[] looked;
    private final int[] matched;
    private int matchedCount;
    private int epoch;

    private BrandMatcher(BrandSet set, TermFrequencies frequencies) {
        this.set = set;
        brands = set.brands().stream().sorted(Comparator.comparing(Brand::id)).toList();
        exclusions = new Exclusions(set);
        roots = new int[brands.size()];
        for (int i = 0; i < roots.length; i++) {
            roots[i] = program.add(parse(brands.get(i)));
        }
        program.freeze();
        double[] postsPerMillion = new double[terms.size()];
        for (int term = 0; term < postsPerMillion.length; term++) {
            postsPerMillion[term] = frequencies.postsPerMillion(terms.field(term), terms.term(term));
        }
        anchors = new AnchorIndex(program, postsPerMillion);
        costs = new double[roots.length];
        for (int i = 0; i < roots.length; i++) {
            costs[i] = anchors.add(i, roots[i]);
        }
        anchors.freeze(terms.size());
        reader = new PostReader(terms, Tokenizer.forPosts(set.hashtagsAsWords()));
        found = new Occurrences(terms.size());
        stretches = new Stretches(program, tokens, found);
        evaluator = new Evaluator(program, found, stretches);
        hits = new HitCollector(program, tokens, found, stretches, evaluator);
        looked = new int[roots.length];
        matched = new int[roots.length];
    }

    /** @throws QueryException where a query of the set cannot be read, with brand, line, column and a suggestion */
    public static BrandMatcher compile(BrandSet set) {
        return new BrandMatcher(set, TermFrequencies.usual());
    }

    private static Query parse(Brand brand) {
        QueryParser.Reading reading = QueryParser.read(brand.query());
        if (reading.query() == null) {
            throw new QueryException("brand " + brand.id() + ": ", reading.problems());
        }
        return reading.query();
    }

    /** The brands whose query the post matches, by brand id; sentiment still unscored. */
    public List<BrandMatch> match(Post post) {
        if (!findMatches(post) || exclusions.exclude(post)) {
            return List.of();
        }
        Arrays.sort(matched, 0, matchedCount);
        List<BrandMatch> matches = new ArrayList<>(matchedCount);
        for (int i = 0; i < matchedCount; i++) {
            int query = matched[i];
            matches.add(BrandMatch.unscored(
                    set.name(), set.version(), brands.get(query).id(), hits.collect(roots[query])));
        }
        return matches;
    }

    /** How many brands it matches. */
    int count(Post post) {
        return findMatches(post) && !exclusions.exclude(post) ? matchedCount : 0;
    }

    private boolean findMatches(Post post) {
        reader.read(post, tokens);
        found.begin();
        terms.find(tokens, new Texts(post.title(), post.text()), found);
        evaluator.begin(post);
        matchedCount = 0;
        if (++epoch == Integer.MAX_VALUE) {
            Arrays.fill(looked, 0);
            epoch = 1;
        }
        for (int i = 0; i < found.presentCount(); i++) {
            evaluateFiledUnder(found.present(i));
        }
        evaluateFiledUnder(terms.size());
        return matchedCount > 0;
    }

    private void evaluateFiledUnder(int term) {
        long signature = found.signature();
        for (int entry = anchors.from(term); entry < anchors.to(term); entry++) {
            long needed = anchors.signature(entry);
            int query = anchors.query(entry);
            if ((signature & needed) == needed && looked[query] != epoch && evaluator.matches(anchors.node(entry))) {
                looked[query] = epoch;
                matched[matchedCount++] = query;
            }
        }
    }

    /** In how many of a million posts the brand's query is looked at, as far as can be told beforehand. */
    double cost(String brand) {
        for (int i = 0; i < costs.length; i++) {
            if (brands.get(i).id().equals(brand)) {
                return costs[i];
            }
        }
        throw new IllegalArgumentException("no brand " + brand);
    }
}
