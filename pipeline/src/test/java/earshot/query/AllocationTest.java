package earshot.query;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import earshot.model.Post;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Matching leaves no garbage behind but the hits it returns. */
class AllocationTest {

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    /** So few that the queries are not filed anew meanwhile. */
    private static final int POSTS = 5_000;
    /** Less than the smallest object for each: a word such as Straße, of which one in some hundred posts has one, needs ICU. */
    private static final long MOST_BYTES = 8;

    private static long bytes(List<Post> posts, Consumer<Post> work) {
        posts.forEach(work);
        long before = THREADS.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < posts.size(); i++) {
            work.accept(posts.get(i));
        }
        return THREADS.getCurrentThreadAllocatedBytes() - before;
    }

    @Test
    void aPostThatMatchesNothingAllocatesNothing() {
        List<Post> posts = SamplePosts.simulated(POSTS, 1);
        BrandMatcher matcher = BrandMatcher.compile(QueryFixtures.set(
                "xyzzy OR (plugh NEAR/5 (the OR gate))", "\"the plugh\" OR xyzz*", "{Plugh} NOT lang:en"));
        assertThat(posts.stream().mapToInt(matcher::count).sum()).isZero();
        assertThat(bytes(posts, matcher::match)).isLessThan(POSTS * MOST_BYTES);
    }

    @Test
    void deciding_whateverMatches_allocatesNothing() {
        List<Post> posts = SamplePosts.simulated(POSTS, 1);
        SelectiveQueries queries = new SelectiveQueries(posts, 2);
        BrandMatcher matcher =
                BrandMatcher.compile(QueryFixtures.set(queries.take(500).toArray(String[]::new)));
        assertThat(posts.stream().mapToInt(matcher::count).sum()).isPositive();
        assertThat(bytes(posts, matcher::count)).isLessThan(POSTS * MOST_BYTES);
    }
}
