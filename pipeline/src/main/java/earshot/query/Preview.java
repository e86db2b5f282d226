package earshot.query;

import earshot.model.BrandMatch;
import earshot.model.BrandSet;
import earshot.model.BrandSet.Brand;
import earshot.model.Post;
import earshot.model.Span;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a brand set's queries would find in posts at hand: how many, which, what comes along, and what each exclusion
 * takes away. A post that comes again counts once.
 */
public final class Preview {

    /** Behind a brand's id: the number of the exclusion that is left out. */
    private static final char VARIANT = '\u0000';

    private static final int LEAST_TOGETHER = 3;
    /** Words that more than one post in a hundred has tell nothing of a brand. */
    private static final double EVERYDAY_PER_MILLION = 10_000;

    /**
     * What one brand's query finds.
     *
     * @param matched posts, without those that the set excludes
     * @param removed by each exclusion: posts that would match were it not for this one alone
     * @param samples of the matched ones, spread over all of them
     * @param terms that come along more often than by chance, but for words that everybody says; the most telling first
     */
    public record Found(
            String brand, long matched, Map<String, Long> removed, List<Sample> samples, List<Together> terms) {}

    /** A post that a query matches. */
    public record Sample(Post post, BrandMatch match) {}

    /**
     * A term that comes along.
     *
     * @param matched how many of the matching posts have it
     * @param all how many of all posts have it
     */
    public record Together(String term, long matched, long all) {}

    private static final class Tally {
        private final Map<String, String> exclusions = new LinkedHashMap<>();
        private final Map<String, Long> removed = new LinkedHashMap<>();
        private final Map<String, Integer> terms = new HashMap<>();
        private final List<Sample> samples = new ArrayList<>();
        private long matched;
    }

    private final Exclusions exclusions;
    private final BrandMatcher matcher;
    private final int sampleSize;
    private final Map<String, Tally> tallies = new LinkedHashMap<>();
    private final Map<String, Integer> terms = new HashMap<>();
    private final Set<String> seen = new HashSet<>();
    private final Tokenizer tokenizer = Tokenizer.forPosts(false);
    private final Tokens tokens = new Tokens();

    /** @throws QueryException where a query of the set cannot be read */
    public Preview(BrandSet set, int sampleSize) {
        this.sampleSize = sampleSize;
        this.exclusions = new Exclusions(set);
        List<Brand> all = new ArrayList<>(set.brands());
        for (Brand brand : set.brands()) {
            Tally tally = new Tally();
            tallies.put(brand.id(), tally);
            for (WithoutExclusion without : WithoutExclusion.of(QueryParser.parse(brand.query()))) {
                String id = brand.id() + VARIANT + tally.exclusions.size();
                tally.exclusions.put(id, without.exclusion());
                tally.removed.put(without.exclusion(), 0L);
                all.add(new Brand(id, "", QueryPrinter.print(without.query()), List.of(), List.of()));
            }
        }
        this.matcher = BrandMatcher.compile(new BrandSet(
                set.name(), set.version(), all, set.hashtagsAsWords(), List.of(), "UTC", List.of(), List.of()));
    }

    public void add(Post post) {
        if (!seen.add(post.id())) {
            return;
        }
        scan(post);
        words(List.of()).forEach(word -> terms.merge(word, 1, Integer::sum));
        List<String> reasons = exclusions.reasons(post);
        Set<String> matched = new HashSet<>();
        for (BrandMatch match : matcher.match(post)) {
            int variant = match.brand().indexOf(VARIANT);
            if (variant < 0) {
                matched.add(match.brand());
                matched(post, match, reasons);
            } else if (reasons.isEmpty() && !matched.contains(match.brand().substring(0, variant))) {
                Tally tally = tally(match.brand().substring(0, variant));
                tally.removed.merge(tally.exclusions.getOrDefault(match.brand(), ""), 1L, Long::sum);
            }
        }
    }

    private Tally tally(String brand) {
        return tallies.computeIfAbsent(brand, id -> new Tally());
    }

    private void matched(Post post, BrandMatch match, List<String> reasons) {
        Tally tally = tally(match.brand());
        if (reasons.size() == 1) {
            tally.removed.merge(reasons.get(0), 1L, Long::sum);
        }
        if (!reasons.isEmpty()) {
            return;
        }
        tally.matched++;
        words(match.hits()).forEach(word -> tally.terms.merge(word, 1, Integer::sum));
        tally.samples.add(new Sample(post, match));
        if (tally.samples.size() > sampleSize) {
            tally.samples.remove(last(tally.samples));
        }
    }

    /** The one to leave out: by a hash of the id, as good as by chance and the same at every run. */
    private static Sample last(List<Sample> samples) {
        return samples.stream().max(Comparator.comparingInt(Preview::scattered)).orElseThrow();
    }

    private static int scattered(Sample sample) {
        return sample.post().id().hashCode() * 0x9e3779b9;
    }

    private void scan(Post post) {
        tokens.clear();
        tokenizer.scan(post.title(), Field.TITLE, tokens);
        tokenizer.scan(post.text(), Field.TEXT, tokens);
    }

    /** Of the post scanned last, those outside of the hits. */
    private Set<String> words(List<Span> hits) {
        Set<String> words = new HashSet<>();
        int token = -1;
        for (int i = 0; i < tokens.terms(); i++) {
            if (tokens.tokenOf(i) != token && tokens.to(i) - tokens.from(i) > 1 && !isIn(hits, tokens.tokenOf(i))) {
                words.add(tokens.text(i));
            }
            token = tokens.tokenOf(i);
        }
        return words;
    }

    private boolean isIn(List<Span> hits, int token) {
        String field = tokens.field(token).word();
        int start = tokens.start(token);
        return hits.stream().anyMatch(hit -> hit.field().equals(field) && hit.start() <= start && start < hit.end());
    }

    /** Different posts seen so far. */
    public long posts() {
        return seen.size();
    }

    /**
     * By brand, in the order of the set.
     *
     * @param mostTerms how many of the terms that come along
     */
    public List<Found> found(int mostTerms) {
        List<Found> found = new ArrayList<>();
        tallies.forEach((brand, tally) -> found.add(new Found(
                brand,
                tally.matched,
                Collections.unmodifiableMap(new LinkedHashMap<>(tally.removed)),
                List.copyOf(tally.samples),
                together(tally, mostTerms))));
        return found;
    }

    private List<Together> together(Tally tally, int most) {
        return tally.terms.entrySet().stream()
                .filter(term -> term.getValue() >= LEAST_TOGETHER && !isEveryday(term.getKey()))
                .map(term -> new Together(term.getKey(), term.getValue(), terms.getOrDefault(term.getKey(), 0)))
                .filter(term -> weight(term, tally.matched) > 0)
                .sorted(Comparator.comparingDouble((Together term) -> weight(term, tally.matched))
                        .reversed()
                        .thenComparing(Together::term))
                .limit(most)
                .toList();
    }

    private static boolean isEveryday(String word) {
        return TermFrequencies.usual().postsPerMillion(Field.TEXT, new Query.Term(word, Query.Term.Kind.PLAIN))
                > EVERYDAY_PER_MILLION;
    }

    /** Dunning's log-likelihood of the term in the matching posts against the others; negative where it is rarer. */
    private double weight(Together term, long matched) {
        long others = posts() - matched;
        double rate = (double) term.all() / posts();
        double inside = part(term.matched(), rate * matched);
        double outside = part(term.all() - term.matched(), rate * others);
        double notInside = part(matched - term.matched(), (1 - rate) * matched);
        double notOutside = part(others - (term.all() - term.matched()), (1 - rate) * others);
        double likelihood = 2 * (inside + outside + notInside + notOutside);
        return term.matched() > rate * matched ? likelihood : -likelihood;
    }

    private static double part(long observed, double expected) {
        return observed == 0 ? 0 : observed * Math.log(observed / expected);
    }
}
