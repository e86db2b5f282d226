package earshot.query;

import java.util.List;

/** A query as understood: words normalised, brackets gone, without positions. Equal queries match the same posts. */
sealed interface Query {

    /** Matches where all do. At least two; one of them is not a {@link Not}. */
    record And(List<Query> all) implements Query {}

    /** Matches where one does. At least two; none of them is a {@link Not}. */
    record Or(List<Query> any) implements Query {}

    /** Stands only inside an {@link And}. */
    record Not(Query query) implements Query {}

    /**
     * From the end of the earlier operand to the start of the later it is at most {@code distance} tokens; adjacent is 1.
     * Operands never share a token, and an operand reaches from its first token to its last.
     *
     * @param left {@link Words}, {@link Or} or {@link Near}, all the way down
     * @param distance 1 to 100
     * @param inOrder whether the left one must come first
     */
    record Near(Query left, Query right, int distance, boolean inOrder) implements Query {}

    /**
     * A word, a phrase, or words close to each other; or a field's value.
     *
     * @param within 0: the terms follow each other; otherwise they stand in any order within {@code within + 1}
     *     positions, each on a token of its own
     */
    record Words(Field field, List<Term> terms, int within) implements Query {}

    /** A number of the post, between {@code low} and {@code high} inclusive; what is not reported never matches. */
    record Range(Field field, double low, double high) implements Query {}

    /**
     * What one token is compared with.
     *
     * @param text folded; of an exact term as written
     */
    record Term(String text, Kind kind) {
        enum Kind {
            PLAIN,
            /** {@code *} stands for any characters, {@code ?} for one. */
            WILDCARD,
            /** The token's original spelling must be this one. */
            EXACT
        }

        /** The characters before the first wildcard. */
        String prefix() {
            for (int i = 0; i < text.length(); i++) {
                if (text.charAt(i) == '*' || text.charAt(i) == '?') {
                    return text.substring(0, i);
                }
            }
            return text;
        }
    }
}
