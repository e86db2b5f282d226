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
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.DoublePoint;
import org.apache.lucene.document.TextField;
import org.apache.lucene.queries.intervals.IntervalQuery;
import org.apache.lucene.queries.intervals.Intervals;
import org.apache.lucene.queries.intervals.IntervalsSource;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.RegexpQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.BytesRef;

/**
 * Says queries and posts in Lucene's terms. The tokens and their positions are ours, so that what is compared is the
 * matching; spellings as written stand in a second field at the same positions.
 */
final class LuceneReference {

    /** More than one post has words. */
    private static final int MOST_EXPANSIONS = 1_000;

    private final Set<Field> fields;
    private final PostReader reader;
    private final Tokens tokens = new Tokens();

    /** @param fields what of a post is given to Lucene */
    LuceneReference(Set<Field> fields) {
        this.fields = fields;
        TermTable all = new TermTable();
        fields.forEach(field -> all.intern(field, new Term("any", Term.Kind.PLAIN)));
        reader = new PostReader(all, Tokenizer.forPosts(false));
    }

    Document document(Post post) {
        Document document = new Document();
        for (Field field : fields) {
            if (field.shape() == Field.Shape.NUMBER) {
                document.add(new DoublePoint(field.word(), FieldValues.number(field, post)));
            } else {
                document.add(new TextField(field.word(), new Stream(post, field, false)));
            }
            if (fields.size() > 1 && field.shape() == Field.Shape.WORDS && !field.isLink()) {
                document.add(new TextField(exact(field), new Stream(post, field, true)));
            }
        }
        return document;
    }

    private static String exact(Field field) {
        return field.word() + "-exact";
    }

    /** Scans when it is asked for tokens; the tokens of all documents share their memory, as one is read at a time. */
    private final class Stream extends TokenStream {
        private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
        private final PositionIncrementAttribute increment = addAttribute(PositionIncrementAttribute.class);
        private final Post post;
        private final Field field;
        private final boolean exact;
        private int next;
        private int position;
        private String possessed = "";

        Stream(Post post, Field field, boolean exact) {
            this.post = post;
            this.field = field;
            this.exact = exact;
        }

        @Override
        public void reset() {
            reader.read(post, tokens);
            next = 0;
            position = -1;
        }

        @Override
        public boolean incrementToken() {
            clearAttributes();
            return exact ? nextExact() : nextFolded();
        }

        private boolean isMine(Field other) {
            return other == field || (field == Field.TEXT && other == Field.TITLE);
        }

        private boolean nextFolded() {
            while (next < tokens.terms() && !isMine(tokens.fieldOf(next))) {
                next++;
            }
            if (next == tokens.terms()) {
                return false;
            }
            term.copyBuffer(tokens.chars(), tokens.from(next), tokens.to(next) - tokens.from(next));
            int token = tokens.tokenOf(next);
            advanceTo(token == Tokens.NOWHERE ? next : tokens.position(token));
            next++;
            return true;
        }

        private boolean nextExact() {
            if (!possessed.isEmpty()) {
                term.append(possessed);
                increment.setPositionIncrement(0);
                possessed = "";
                return true;
            }
            while (next < tokens.count() && (!isMine(tokens.field(next)) || tokens.start(next) < 0)) {
                next++;
            }
            if (next == tokens.count()) {
                return false;
            }
            String text = tokens.field(next) == Field.TITLE ? post.title() : post.text();
            String slice = Characters.exact(text.substring(tokens.start(next), tokens.end(next)));
            term.append(slice);
            possessed = slice.matches("..*'[sS]") ? slice.substring(0, slice.length() - 2) : "";
            advanceTo(tokens.position(next));
            next++;
            return true;
        }

        private void advanceTo(int there) {
            increment.setPositionIncrement(there - position);
            position = there;
        }
    }

    static org.apache.lucene.search.Query query(Query query) {
        if (query instanceof And and) {
            BooleanQuery.Builder all = new BooleanQuery.Builder();
            for (Query operand : and.all()) {
                if (operand instanceof Not not) {
                    all.add(query(not.query()), Occur.MUST_NOT);
                } else {
                    all.add(query(operand), Occur.MUST);
                }
            }
            return all.build();
        } else if (query instanceof Or or) {
            BooleanQuery.Builder any = new BooleanQuery.Builder();
            or.any().forEach(operand -> any.add(query(operand), Occur.SHOULD));
            return any.build();
        } else if (query instanceof Range range) {
            double low = Math.max(range.low(), 0);
            return DoublePoint.newRangeQuery(range.field().word(), low, range.high());
        } else if (query instanceof Words words && words.terms().size() == 1) {
            return word(words.field(), inflected(words.field(), words.terms().get(0)));
        } else if (query instanceof Words words && isPlainPhrase(words)) {
            PhraseQuery.Builder phrase = new PhraseQuery.Builder();
            words.terms()
                    .forEach(term -> phrase.add(
                            new org.apache.lucene.index.Term(words.field().word(), term.text())));
            return phrase.build();
        }
        return new IntervalQuery(Field.TEXT.word(), source(query));
    }

    private static boolean isPlainPhrase(Words words) {
        return words.within() == 0
                && words.terms().stream()
                        .allMatch(term -> inflected(words.field(), term).kind() == Term.Kind.PLAIN);
    }

    /** Korean terms are found with the particles behind them. */
    private static Term inflected(Field field, Term term) {
        boolean korean = term.kind() == Term.Kind.PLAIN
                && field.shape() == Field.Shape.WORDS
                && term.text().matches("[\uac00-\ud7a3]{2,}");
        return korean ? new Term(term.text() + "*", Term.Kind.WILDCARD) : term;
    }

    private static org.apache.lucene.search.Query word(Field field, Term term) {
        return switch (term.kind()) {
            case PLAIN -> new TermQuery(new org.apache.lucene.index.Term(field.word(), term.text()));
            case EXACT -> new TermQuery(new org.apache.lucene.index.Term(exact(field), term.text()));
            case WILDCARD -> new RegexpQuery(new org.apache.lucene.index.Term(field.word(), regexp(term.text())));
        };
    }

    private static String regexp(String wildcard) {
        StringBuilder regexp = new StringBuilder();
        for (int i = 0; i < wildcard.length(); i++) {
            char c = wildcard.charAt(i);
            if (c == '*') {
                regexp.append(".*");
            } else if (c == '?') {
                regexp.append('.');
            } else if (Character.isLetterOrDigit(c)) {
                regexp.append(c);
            } else {
                regexp.append('\\').append(c);
            }
        }
        return regexp.toString();
    }

    private static IntervalsSource source(Query query) {
        if (query instanceof Near near) {
            IntervalsSource left = source(near.left());
            IntervalsSource right = source(near.right());
            return Intervals.maxgaps(
                    near.distance() - 1,
                    near.inOrder() ? Intervals.ordered(left, right) : Intervals.unorderedNoOverlaps(left, right));
        } else if (query instanceof Or or) {
            return Intervals.or(or.any().stream().map(LuceneReference::source).toArray(IntervalsSource[]::new));
        }
        Words words = (Words) query;
        List<IntervalsSource> sources =
                words.terms().stream().map(term -> source(words.field(), term)).toList();
        if (sources.size() == 1) {
            return sources.get(0);
        } else if (words.within() == 0) {
            return Intervals.phrase(sources.toArray(IntervalsSource[]::new));
        }
        // Lucene's own unordered intervals let one token stand for two words.
        List<IntervalsSource> orders = new ArrayList<>();
        permute(new ArrayList<>(sources), 0, orders);
        return Intervals.maxwidth(words.within() + 1, Intervals.or(orders));
    }

    private static void permute(List<IntervalsSource> sources, int from, List<IntervalsSource> into) {
        if (from == sources.size()) {
            into.add(Intervals.ordered(sources.toArray(IntervalsSource[]::new)));
        }
        IntStream.range(from, sources.size()).forEach(i -> {
            Collections.swap(sources, from, i);
            permute(sources, from + 1, into);
            Collections.swap(sources, from, i);
        });
    }

    private static IntervalsSource source(Field field, Term written) {
        Term term = inflected(field, written);
        return switch (term.kind()) {
            case PLAIN -> Intervals.fixField(field.word(), Intervals.term(term.text()));
            case EXACT -> Intervals.fixField(exact(field), Intervals.term(term.text()));
            case WILDCARD ->
                Intervals.fixField(field.word(), Intervals.wildcard(new BytesRef(term.text()), MOST_EXPANSIONS));
        };
    }
}
