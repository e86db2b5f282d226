package earshot.query;

/**
 * In how many posts each term of the queries was found, older posts weighing less and less, beside what is usual. Every
 * sixty-fourth post is counted, whether it matches or not, as of most posts the engine need not find all terms.
 */
final class HeardTerms {

    private static final int EVERY = 64;
    /** How many posts what is usual weighs as much as. */
    private static final double USUAL_WEIGHT = 10_000;

    private static final int FIRST = 1 << 14;
    private static final int LONGEST = 1 << 20;

    private final int[] postsWith;
    private int posts;
    private int next = FIRST;

    HeardTerms(int terms) {
        postsWith = new int[terms];
    }

    /** Whether the terms of the post at hand are to be counted. */
    boolean isCounted() {
        return posts % EVERY == 0;
    }

    void add(int term) {
        postsWith[term] += EVERY;
    }

    /** Whether it is time to look at the numbers again: after 16,384 posts, then each time twice as many, up to a million. */
    boolean endPost() {
        if (++posts < next) {
            return false;
        }
        if (next < LONGEST) {
            next *= 2;
        } else {
            posts /= 2;
            for (int term = 0; term < postsWith.length; term++) {
                postsWith[term] /= 2;
            }
        }
        return true;
    }

    double postsPerMillion(int term, double usual) {
        return (usual * USUAL_WEIGHT + postsWith[term] * 1_000_000.0) / (USUAL_WEIGHT + posts);
    }
}
