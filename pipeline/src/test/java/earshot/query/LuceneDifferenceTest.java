package earshot.query;

import static org.assertj.core.api.Assertions.assertThat;

import earshot.model.BrandMatch;
import earshot.model.Post;
import earshot.query.Query.And;
import earshot.query.Query.Near;
import earshot.query.Query.Not;
import earshot.query.Query.Or;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.lucene.analysis.core.KeywordAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.memory.MemoryIndex;
import org.apache.lucene.monitor.Monitor;
import org.apache.lucene.monitor.MonitorQuery;
import org.apache.lucene.monitor.QueryMatch;
import org.apache.lucene.queries.intervals.IntervalQuery;
import org.apache.lucene.queries.intervals.Intervals;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Lucene's stored queries, given the same tokens, find the same; where they do not, the definitions of the language
 * decide. {@code -Dearshot.differential=recorded} tries posts of X and Reddit and news, where this machine has them.
 */
class LuceneDifferenceTest {

    private static final boolean RECORDED = "recorded".equals(System.getProperty("earshot.differential"));
    private static final int POSTS = 20_000;
    private static final int CRAFTED_POSTS = 1_000;
    private static final int QUERIES = 300;
    /** Of posts given to Lucene at once, which saves it most of its work. */
    private static final int BATCH = 500;

    private final List<Query> queries = new ArrayList<>();
    private final List<Post> posts = new ArrayList<>();

    private void generate(long seed) {
        Random random = new Random(seed);
        RandomQueries crafted = new RandomQueries(random);
        posts.addAll(RECORDED ? SamplePosts.recorded(POSTS, seed) : SamplePosts.simulated(POSTS, seed));
        RandomQueries observed = new RandomQueries(random, posts.subList(0, 1_000));
        for (int i = 0; i < CRAFTED_POSTS; i++) {
            posts.add(QueryFixtures.post(random.nextInt(3) == 0 ? crafted.text() : "", crafted.text()));
        }
        for (int i = 0; i < QUERIES; i++) {
            queries.add(i % 2 == 0 ? crafted.next() : observed.next());
        }
    }

    @ParameterizedTest
    @ValueSource(longs = 1)
    void luceneFindsTheSame_butForNestedNear(long seed) throws IOException {
        generate(seed);
        BrandMatcher matcher = BrandMatcher.compile(
                QueryFixtures.set(queries.stream().map(QueryPrinter::print).toArray(String[]::new)));
        LuceneReference reference =
                new LuceneReference(EnumSet.of(Field.TEXT, Field.TITLE, Field.LANG, Field.AUTHOR, Field.RATING));
        long matches = 0;
        long decided = 0;
        try (Monitor monitor = new Monitor(new KeywordAnalyzer())) {
            monitor.register(IntStream.range(0, QUERIES)
                    .mapToObj(i -> new MonitorQuery("brand-" + i, LuceneReference.query(queries.get(i))))
                    .toList());
            for (int from = 0; from < posts.size(); from += BATCH) {
                List<Post> batch = posts.subList(from, Math.min(from + BATCH, posts.size()));
                var found = monitor.match(
                        batch.stream().map(reference::document).toArray(Document[]::new), QueryMatch.SIMPLE_MATCHER);
                for (int i = 0; i < batch.size(); i++) {
                    Post post = batch.get(i);
                    Set<String> ours = brands(matcher.match(post).stream().map(BrandMatch::brand));
                    Set<String> theirs = brands(found.getMatches(i).stream().map(QueryMatch::getQueryId));
                    matches += ours.size();
                    for (String brand : different(ours, theirs)) {
                        Query query = queries.get(Integer.parseInt(brand.substring(brand.indexOf('-') + 1)));
                        assertThat(hasNestedNear(query)
                                        && new NaiveMatcher(post).matches(query) == ours.contains(brand))
                                .as("seed %d: %s on %s", seed, QueryPrinter.print(query), post)
                                .isTrue();
                        decided++;
                    }
                }
            }
        }
        System.out.printf("%d posts, %d matches, %d differences by design%n", posts.size(), matches, decided);
        assertThat(matches).isGreaterThan(1_000);
        assertThat(decided).isLessThan(matches / 1_000 + 1);
    }

    private static Set<String> brands(Stream<String> ids) {
        return ids.collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> different(Set<String> ours, Set<String> theirs) {
        return brands(Stream.concat(ours.stream(), theirs.stream())
                .filter(brand -> !ours.contains(brand) || !theirs.contains(brand)));
    }

    private static boolean hasNestedNear(Query query) {
        if (query instanceof Near near) {
            return Stream.of(near.left(), near.right()).anyMatch(LuceneDifferenceTest::hasNear);
        }
        return operands(query).anyMatch(LuceneDifferenceTest::hasNestedNear);
    }

    private static boolean hasNear(Query query) {
        return query instanceof Near || operands(query).anyMatch(LuceneDifferenceTest::hasNear);
    }

    private static Stream<Query> operands(Query query) {
        if (query instanceof And and) {
            return and.all().stream();
        } else if (query instanceof Or or) {
            return or.any().stream();
        }
        return query instanceof Not not ? Stream.of(not.query()) : Stream.empty();
    }

    /** Of all stretches of the inner NEAR Lucene keeps those alone that hold no other. */
    @Test
    void ofNestedNearLuceneForgetsTheWiderStretch() {
        String query = "(a NEAR/3f b) NEAR/1f c";
        assertThat(QueryFixtures.matches(query, "a b b c")).isTrue();
        assertThat(lucene(QueryParser.parse(query), "a b b c")).isFalse();
    }

    @Test
    void oneTokenNeverStandsForTwoWords_asInLucenesUnorderedIntervals() {
        String query = "\"delta's delta x\"~5";
        var unordered = new IntervalQuery(
                "text", Intervals.unordered(Intervals.term("delta's"), Intervals.term("delta"), Intervals.term("x")));
        assertThat(QueryFixtures.matches(query, "Delta's x")).isFalse();
        assertThat(lucene(unordered, "Delta's x")).isTrue();
    }

    private static boolean lucene(Query query, String text) {
        return lucene(LuceneReference.query(query), text);
    }

    private static boolean lucene(org.apache.lucene.search.Query query, String text) {
        LuceneReference reference = new LuceneReference(EnumSet.of(Field.TEXT));
        return MemoryIndex.fromDocument(reference.document(QueryFixtures.post(text)), new KeywordAnalyzer())
                        .search(query)
                > 0;
    }
}
