package earshot.query;

import earshot.model.Post;
import earshot.query.Query.And;
import earshot.query.Query.Near;
import earshot.query.Query.Not;
import earshot.query.Query.Or;
import earshot.query.Query.Range;
import earshot.query.Query.Term;
import earshot.query.Query.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;

/** Seeded queries in every shape the language has, and posts written with the same few words. */
final class RandomQueries {

    private static final List<String> WRITTEN = List.of(
            "delta",
            "Delta's",
            "DELTA",
            "air",
            "lines",
            "café",
            "cafe",
            "naïve",
            "#delta",
            "#Air",
            "@delta",
            "@delta.air",
            "$DAL",
            "✈️",
            "👍🏽",
            "👍",
            "日本",
            "本日",
            "U.S.",
            "3.5",
            "AT&T",
            "t-mobile",
            "the",
            "a",
            "runner",
            "running",
            "삼성이",
            "삼성",
            "https://delta.com",
            "-",
            "!",
            "can't",
            "women",
            "woman");
    private static final List<String> PLAIN = List.of(
            "delta",
            "delta's",
            "air",
            "lines",
            "café",
            "cafe",
            "naive",
            "#delta",
            "#air",
            "@delta",
            "@delta.air",
            "$dal",
            "✈",
            "👍🏽",
            "👍",
            "日",
            "本",
            "u.s",
            "3.5",
            "at",
            "t",
            "mobile",
            "the",
            "a",
            "runner",
            "삼성",
            "can't",
            "nothing");
    private static final List<String> WILDCARDS = List.of("del*", "runn*", "wom?n", "#de*", "ca*e", "삼성*", "de?ta*");
    private static final List<String> EXACT = List.of("Delta", "DELTA", "delta", "cafe", "café", "U.S", "삼성", "#Air");
    private static final List<Field> POSITIONAL = List.of(Field.TEXT, Field.TEXT, Field.TEXT, Field.TEXT, Field.TITLE);

    private final Random random;
    private final List<String> plain;
    private final List<String> wildcards;
    private final List<String> exact;

    RandomQueries(Random random) {
        this.random = random;
        plain = PLAIN;
        wildcards = WILDCARDS;
        exact = EXACT;
    }

    /** Asks for words of these posts, the more often the more posts have them. */
    RandomQueries(Random random, List<Post> posts) {
        this.random = random;
        List<String> folded = new ArrayList<>();
        List<String> written = new ArrayList<>();
        Tokenizer tokenizer = Tokenizer.forPosts(false);
        Tokens tokens = new Tokens();
        for (Post post : posts) {
            tokens.clear();
            tokenizer.scan(post.text(), Field.TEXT, tokens);
            for (int i = 0; i < tokens.terms(); i++) {
                int token = tokens.tokenOf(i);
                add(tokens.text(i), Term.Kind.PLAIN, folded);
                String slice = post.text().substring(tokens.start(token), tokens.end(token));
                add(Characters.exact(slice), Term.Kind.EXACT, written);
            }
        }
        plain = folded;
        exact = written;
        wildcards = folded.stream()
                .filter(word -> word.matches("[#@$]?[a-z]{4,}"))
                .map(word -> word.substring(0, 3) + (random.nextBoolean() ? "*" : "?*"))
                .toList();
    }

    /** What was written so that a query cannot ask for it alone, as in unreadable encodings, is left out. */
    private static void add(String word, Term.Kind kind, List<String> into) {
        Query query = new Words(Field.TEXT, List.of(new Term(word, kind)), 0);
        if (query.equals(QueryParser.read(QueryPrinter.print(query)).query())) {
            into.add(word);
        }
    }

    <T> T pick(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    String text() {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(14); i >= 0; i--) {
            text.append(pick(WRITTEN)).append(random.nextInt(5) == 0 ? ", " : " ");
        }
        return text.toString();
    }

    Query next() {
        return next(3);
    }

    private Query next(int depth) {
        return switch (depth == 0 ? random.nextInt(3) : random.nextInt(8)) {
            case 0, 1, 2 -> leaf();
            case 3 -> near(2);
            case 4, 5 -> new Or(operands(() -> next(depth - 1), Or.class));
            default -> {
                List<Query> all = new ArrayList<>(operands(() -> next(depth - 1), And.class));
                if (random.nextInt(3) == 0) {
                    all.set(all.size() - 1, new Not(next(depth - 1)));
                }
                yield new And(all);
            }
        };
    }

    private List<Query> operands(Supplier<Query> operand, Class<?> without) {
        List<Query> operands = new ArrayList<>();
        while (operands.size() < 2 + random.nextInt(2)) {
            Query query = operand.get();
            if (!without.isInstance(query)) {
                operands.add(query);
            }
        }
        return operands;
    }

    private Query near(int depth) {
        return new Near(operand(depth), operand(depth), 1 + random.nextInt(6), random.nextInt(3) == 0);
    }

    private Query operand(int depth) {
        return switch (depth == 0 ? 0 : random.nextInt(4)) {
            case 2 -> new Or(operands(() -> operand(depth - 1), Or.class));
            case 3 -> near(depth - 1);
            default -> words(random.nextInt(3) == 0 ? 2 : 1, false);
        };
    }

    private Query leaf() {
        return switch (random.nextInt(12)) {
            case 0 -> new Range(Field.RATING, random.nextInt(4), Double.POSITIVE_INFINITY);
            case 1 -> new Words(Field.LANG, List.of(new Term(pick(List.of("en", "pt", "pt-br")), Term.Kind.PLAIN)), 0);
            case 2 -> new Words(Field.AUTHOR, List.of(new Term("ad*", Term.Kind.WILDCARD)), 0);
            case 3 -> words(2 + random.nextInt(3), true);
            case 4 -> words(2 + random.nextInt(2), false);
            default -> words(1, false);
        };
    }

    private Words words(int count, boolean close) {
        boolean braced = !close && random.nextInt(6) == 0;
        List<Term> terms = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            if (braced) {
                terms.add(new Term(pick(exact), Term.Kind.EXACT));
            } else if (random.nextInt(5) == 0) {
                terms.add(new Term(pick(wildcards), Term.Kind.WILDCARD));
            } else {
                terms.add(new Term(pick(plain), Term.Kind.PLAIN));
            }
        }
        return new Words(pick(POSITIONAL), terms, close ? count - 1 + random.nextInt(4) : 0);
    }
}
