package earshot.query;

import static org.assertj.core.api.Assertions.assertThat;

import earshot.model.BrandMatch;
import earshot.model.Post;
import earshot.query.Query.And;
import earshot.query.Query.Near;
import earshot.query.Query.Not;
import earshot.query.Query.Or;
import earshot.query.Query.Words;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Laws that hold of every query and every post, tried on seeded ones. */
class MatcherLawsTest {

    private static final int QUERIES = 300;
    private static final int POSTS = 400;

    private final List<Query> queries = new ArrayList<>();
    private final List<Post> posts = new ArrayList<>();

    private void generate(long seed) {
        Random random = new Random(seed);
        RandomQueries generator = new RandomQueries(random);
        for (int i = 0; i < QUERIES; i++) {
            queries.add(generator.next());
        }
        for (int i = 0; i < POSTS; i++) {
            posts.add(QueryFixtures.post(random.nextInt(3) == 0 ? generator.text() : "", generator.text()));
        }
    }

    private static BrandMatcher compile(List<Query> queries) {
        return BrandMatcher.compile(
                QueryFixtures.set(queries.stream().map(QueryPrinter::print).toArray(String[]::new)));
    }

    private static Set<String> brands(BrandMatcher matcher, Post post) {
        return matcher.match(post).stream().map(BrandMatch::brand).collect(Collectors.toCollection(TreeSet::new));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void theEngineMatchesAndHitsWhatTheDefinitionsSay(long seed) {
        generate(seed);
        BrandMatcher matcher = compile(queries);
        int matches = 0;
        for (Post post : posts) {
            NaiveMatcher naive = new NaiveMatcher(post);
            List<BrandMatch> found = matcher.match(post);
            for (int i = 0; i < queries.size(); i++) {
                Query query = queries.get(i);
                String brand = "brand-" + i;
                List<BrandMatch> match =
                        found.stream().filter(m -> m.brand().equals(brand)).toList();
                assertThat(match.size())
                        .as("seed %d: %s on %s / %s", seed, QueryPrinter.print(query), post.title(), post.text())
                        .isEqualTo(naive.matches(query) ? 1 : 0);
                if (!match.isEmpty()) {
                    matches++;
                    Set<String> covered = new TreeSet<>();
                    match.get(0)
                            .hits()
                            .forEach(hit -> covered.addAll(naive.within(hit.field(), hit.start(), hit.end())));
                    assertThat(covered)
                            .as("seed %d: %s on %s / %s", seed, QueryPrinter.print(query), post.title(), post.text())
                            .isEqualTo(naive.hits(query));
                }
            }
        }
        assertThat(matches).isGreaterThan(QUERIES * POSTS / 50);
    }

    private void everyMatchSurvives(long seed, UnaryOperator<Query> widened) {
        generate(seed);
        BrandMatcher before = compile(queries);
        BrandMatcher after = compile(queries.stream().map(widened).toList());
        for (Post post : posts) {
            assertThat(brands(after, post)).as("seed %d: %s", seed, post.text()).containsAll(brands(before, post));
        }
    }

    private void nothingChanges(long seed, UnaryOperator<Query> rewritten) {
        generate(seed);
        BrandMatcher before = compile(queries);
        BrandMatcher after = compile(queries.stream().map(rewritten).toList());
        for (Post post : posts) {
            assertThat(brands(after, post)).as("seed %d: %s", seed, post.text()).isEqualTo(brands(before, post));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12})
    void anotherAlternativeLosesNoMatch(long seed) {
        RandomQueries others = new RandomQueries(new Random(seed + 100));
        everyMatchSurvives(seed, query -> new Or(List.of(query, others.next())));
    }

    @ParameterizedTest
    @ValueSource(longs = {21, 22})
    void aFurtherConditionGainsNoMatch(long seed) {
        RandomQueries others = new RandomQueries(new Random(seed + 100));
        generate(seed);
        BrandMatcher before = compile(queries);
        BrandMatcher after = compile(queries.stream()
                .map(query -> (Query) new And(List.of(query, others.next())))
                .toList());
        for (Post post : posts) {
            assertThat(brands(before, post))
                    .as("seed %d: %s", seed, post.text())
                    .containsAll(brands(after, post));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {31, 32})
    void aLargerDistanceLosesNoMatch(long seed) {
        RandomQueries others = new RandomQueries(new Random(seed + 100));
        generate(seed);
        queries.clear();
        while (queries.size() < QUERIES) {
            Query query = others.next();
            if (query instanceof Near || (query instanceof Words words && words.within() > 0)) {
                queries.add(query);
            }
        }
        BrandMatcher before = compile(queries);
        BrandMatcher after =
                compile(queries.stream().map(MatcherLawsTest::wider).toList());
        for (Post post : posts) {
            assertThat(brands(after, post)).as("seed %d: %s", seed, post.text()).containsAll(brands(before, post));
        }
    }

    private static Query wider(Query query) {
        if (query instanceof Near near) {
            return new Near(wider(near.left()), wider(near.right()), near.distance() + 2, near.inOrder());
        } else if (query instanceof Or or) {
            return new Or(or.any().stream().map(MatcherLawsTest::wider).toList());
        } else if (query instanceof Words words && words.within() > 0) {
            return new Words(words.field(), words.terms(), words.within() + 2);
        }
        return query;
    }

    @ParameterizedTest
    @ValueSource(longs = {41, 42})
    void theOrderOfOperandsIsIrrelevant(long seed) {
        nothingChanges(seed, MatcherLawsTest::reversed);
    }

    private static Query reversed(Query query) {
        if (query instanceof And and) {
            return new And(reversed(and.all()));
        } else if (query instanceof Or or) {
            return new Or(reversed(or.any()));
        } else if (query instanceof Not not) {
            return new Not(reversed(not.query()));
        } else if (query instanceof Near near && !near.inOrder()) {
            return new Near(reversed(near.right()), reversed(near.left()), near.distance(), false);
        } else if (query instanceof Words words && words.within() > 0) {
            List<Query.Term> terms = new ArrayList<>(words.terms());
            Collections.reverse(terms);
            return new Words(words.field(), terms, words.within());
        }
        return query;
    }

    private static List<Query> reversed(List<Query> operands) {
        List<Query> reversed =
                new ArrayList<>(operands.stream().map(MatcherLawsTest::reversed).toList());
        Collections.reverse(reversed);
        return reversed;
    }

    @ParameterizedTest
    @ValueSource(longs = {61, 62})
    void whatWasLearnedOfTheTermsChangesNoMatch(long seed) {
        generate(seed);
        BrandMatcher fresh = compile(queries);
        BrandMatcher experienced = compile(queries);
        posts.forEach(experienced::match);
        double[] before = costs(experienced);
        experienced.refile();
        assertThat(costs(experienced)).as("filed otherwise").isNotEqualTo(before);
        for (Post post : posts) {
            assertThat(experienced.match(post))
                    .as("seed %d: %s", seed, post.text())
                    .isEqualTo(fresh.match(post));
        }
    }

    private double[] costs(BrandMatcher matcher) {
        return IntStream.range(0, queries.size())
                .mapToDouble(i -> matcher.cost("brand-" + i))
                .toArray();
    }

    /** Beside a query that every post is looked at for, none is passed over. */
    @ParameterizedTest
    @ValueSource(longs = {71, 72})
    void aPostThatIsPassedOverMatchesNothing(long seed) {
        posts.addAll(SamplePosts.simulated(5_000, 1));
        List<String> selective = new SelectiveQueries(posts, seed).take(400);
        BrandMatcher hasty = BrandMatcher.compile(QueryFixtures.set(selective.toArray(String[]::new)));
        selective.add("followers:[1 TO 2] NOT lang:none");
        BrandMatcher thorough = BrandMatcher.compile(QueryFixtures.set(selective.toArray(String[]::new)));
        int matches = 0;
        for (Post post : posts) {
            Set<String> brands = brands(thorough, post);
            assertThat(brands(hasty, post)).as("seed %d: %s", seed, post.text()).isEqualTo(brands);
            matches += brands.size();
        }
        assertThat(matches).isGreaterThan(20);
    }

    @ParameterizedTest
    @ValueSource(longs = {51, 52})
    void aQueryMatchesAloneWhatItMatchesAmongOthers(long seed) {
        generate(seed);
        BrandMatcher together = compile(queries);
        for (int i = 0; i < queries.size(); i += 10) {
            BrandMatcher alone = compile(List.of(queries.get(i)));
            for (Post post : posts) {
                assertThat(!alone.match(post).isEmpty())
                        .as("seed %d: %s", seed, post.text())
                        .isEqualTo(brands(together, post).contains("brand-" + i));
            }
        }
    }
}
