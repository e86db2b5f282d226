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
 * A brand set's queries, compiled. One pass over a post keeps the tokens that queries may ask for. Queries filed under one
 * of them are candidates where their signature fits; most posts have none, which is told before any other term is looked
 * up. So the cost of a post grows with the queries that nearly match it, not with all there are.
 *
 * <p>How rare a term is, is learned from the posts, and the queries are filed anew from time to time. What it matches
 * never changes; its working memory is kept from post to post, so one thread at a time per instance.
 */
public final class BrandMatcher {

    private final BrandSet set;
    private final List<Brand> brands;
    private final Exclusions exclusions;
    private final List<Sites> sites;
    private final TermTable terms = new TermTable();
    private final Program program = new Program(terms);
    private AnchorIndex anchors;
    private final TermFrequencies frequencies;
    private final PostReader reader;
    private final HeardTerms heard;
    private final int[] roots;
    private final double[] costs;

    private final Tokens tokens;
    private final Texts texts = new Texts();
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
        sites = brands.stream().map(brand -> new Sites(brand.sites())).toList();
        roots = new int[brands.size()];
        for (int i = 0; i < roots.length; i++) {
            roots[i] = program.add(parse(brands.get(i)));
        }
        program.freeze();
        this.frequencies = frequencies;
        heard = new HeardTerms(terms.size());
        costs = new double[roots.length];
        anchors = file();
        reader = new PostReader(terms, Tokenizer.forPosts(set.hashtagsAsWords()));
        tokens = new Tokens(terms.filter());
        found = new Occurrences(terms.size());
        stretches = new Stretches(program, tokens, found);
        evaluator = new Evaluator(program, found, stretches);
        hits = new HitCollector(program, tokens, found, stretches, evaluator);
        looked = new int[roots.length];
        matched = new int[roots.length];
    }

    /** Files each query under what is rarest by what is known of the terms now. Decides the cost, never the matches. */
    private AnchorIndex file() {
        double[] postsPerMillion = new double[terms.size()];
        for (int term = 0; term < postsPerMillion.length; term++) {
            double usual = frequencies.postsPerMillion(terms.field(term), terms.term(term));
            postsPerMillion[term] = heard.postsPerMillion(term, usual);
        }
        AnchorIndex index = new AnchorIndex(program, terms, postsPerMillion);
        for (int i = 0; i < roots.length; i++) {
            costs[i] = index.add(i, roots[i]);
        }
        index.freeze();
        return index;
    }

    /** Nodes and places looked at until now: what the time goes with, beside reading the posts. */
    long steps() {
        return evaluator.steps() + stretches.steps();
    }

    /** As it is done by itself from time to time. */
    void refile() {
        anchors = file();
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

    /** Of the brand set. */
    int version() {
        return set.version();
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
                    set.name(),
                    set.version(),
                    brands.get(query).id(),
                    hits.collect(roots[query]),
                    linked(sites.get(query), post)));
        }
        return matches;
    }

    private static List<String> linked(Sites own, Post post) {
        return post.links().stream()
                .map(own::of)
                .filter(site -> !site.isEmpty())
                .distinct()
                .sorted()
                .toList();
    }

    /** How many brands it matches. */
    int count(Post post) {
        return findMatches(post) && !exclusions.exclude(post) ? matchedCount : 0;
    }

    /**
     * Why a post matches a brand, or why not.
     *
     * @throws IllegalArgumentException where the set has no such brand
     */
    public Explained explain(Post post, String brand) {
        int query = index(brand);
        reader.read(post, tokens);
        lookUp(post);
        Explanation explanation = explanation(roots[query]);
        String excludedBy = String.join(", ", exclusions.reasons(post));
        return new Explained(brand, explanation.matched() && excludedBy.isEmpty(), excludedBy, explanation);
    }

    private Explanation explanation(int node) {
        boolean matches = evaluator.matches(node);
        Explanation.Kind kind = program.kind(node);
        List<Explanation> parts = new ArrayList<>();
        for (int i = 0; i < program.parts(node); i++) {
            parts.add(explanation(program.operand(node, i)));
        }
        boolean places = kind == Explanation.Kind.NEAR || kind == Explanation.Kind.WORDS;
        return new Explanation(
                kind, program.print(node), matches, matches && places ? hits.collect(node) : List.of(), parts);
    }

    private boolean findMatches(Post post) {
        reader.read(post, tokens);
        matchedCount = 0;
        boolean counted = heard.isCounted();
        if (counted || hasCandidate(post)) {
            lookUp(post);
            for (int i = 0; counted && i < found.presentCount(); i++) {
                heard.add(found.present(i));
            }
            evaluate();
        }
        if (heard.endPost()) {
            refile();
        }
        return matchedCount > 0;
    }

    /** Looks for no other terms than those that queries are filed under. */
    private boolean hasCandidate(Post post) {
        found.begin();
        texts.begin(post);
        int seen = 0;
        for (int i = 0; i < tokens.terms(); i++) {
            if (anchors.mayBe(tokens, i)) {
                terms.find(tokens, i, texts, found);
                while (seen < found.presentCount()) {
                    if (anchors.hasCandidate(found.present(seen++), tokens.signature())) {
                        return true;
                    }
                }
            }
        }
        return anchors.hasCandidate(terms.size(), tokens.signature());
    }

    private void lookUp(Post post) {
        found.begin();
        texts.begin(post);
        for (int i = 0; i < tokens.terms(); i++) {
            terms.find(tokens, i, texts, found);
        }
        evaluator.begin(post);
    }

    private void evaluate() {
        if (++epoch == Integer.MAX_VALUE) {
            Arrays.fill(looked, 0);
            epoch = 1;
        }
        for (int i = 0; i < found.presentCount(); i++) {
            evaluateFiledUnder(found.present(i));
        }
        evaluateFiledUnder(terms.size());
    }

    private void evaluateFiledUnder(int term) {
        for (int entry = anchors.from(term); entry < anchors.to(term); entry++) {
            int query = anchors.query(entry);
            if (anchors.isCandidate(entry, tokens.signature())
                    && looked[query] != epoch
                    && evaluator.matches(anchors.node(entry))) {
                looked[query] = epoch;
                matched[matchedCount++] = query;
            }
        }
    }

    /** In how many of a million posts the brand's query is looked at, as far as can be told beforehand. */
    double cost(String brand) {
        return costs[index(brand)];
    }

    private int index(String brand) {
        for (int i = 0; i < roots.length; i++) {
            if (brands.get(i).id().equals(brand)) {
                return i;
            }
        }
        throw new IllegalArgumentException("no brand " + brand);
    }
}
