package earshot.query;

import static earshot.query.ProblemCode.BAD_RANGE;
import static earshot.query.ProblemCode.BAD_VALUE;
import static earshot.query.ProblemCode.DROPPED_SIGN;
import static earshot.query.ProblemCode.FOREIGN_OPERATOR;
import static earshot.query.ProblemCode.IMPOSSIBLE_PROXIMITY;
import static earshot.query.ProblemCode.LEADING_WILDCARD;
import static earshot.query.ProblemCode.MINUS_SIGN;
import static earshot.query.ProblemCode.NOTHING_TO_MATCH;
import static earshot.query.ProblemCode.SHORT_WILDCARD;
import static earshot.query.ProblemCode.WILDCARD_IN_BRACES;
import static earshot.query.ProblemCode.WILDCARD_IN_SCRIPT_WITHOUT_SPACES;

import earshot.model.PostKind;
import earshot.query.Query.Term;
import earshot.query.Query.Words;
import earshot.query.QueryLexer.Kind;
import earshot.query.QueryLexer.Lexeme;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Makes terms of what is written between operators, with the scanner that reads the posts. */
final class WordReader {

    private static final Pattern RANGE = Pattern.compile("\\s*(\\*|[\\d.]+)\\s+TO\\s+(\\*|[\\d.]+)\\s*");
    private static final Pattern NUMBER = Pattern.compile("\\d+(\\.\\d+)?");
    private static final int LEAST_PREFIX = 2;

    private final ProblemList problems;
    private final Tokenizer tokenizer = Tokenizer.forQueries();
    private final Tokens tokens = new Tokens();

    WordReader(ProblemList problems) {
        this.problems = problems;
    }

    /** Empty where an error has been told. */
    Optional<Query> read(Field field, Lexeme lexeme) {
        if (field.shape() == Field.Shape.NUMBER) {
            return range(field, lexeme);
        } else if (lexeme.kind() == Kind.RANGE) {
            problems.add(
                    BAD_RANGE,
                    lexeme.start(),
                    "square brackets are for ranges of numbers.",
                    "Ranges go with fields: followers:[1000 TO *], rating:[1 TO 2].");
            return Optional.empty();
        } else if (field.shape() == Field.Shape.VALUE) {
            return value(field, lexeme);
        }
        return words(field, lexeme);
    }

    private Optional<Query> range(Field field, Lexeme lexeme) {
        Matcher range = RANGE.matcher(lexeme.text());
        double low = Double.NaN;
        double high = Double.NaN;
        if (lexeme.kind() == Kind.RANGE && range.matches()) {
            low = bound(range.group(1), Double.NEGATIVE_INFINITY);
            high = bound(range.group(2), Double.POSITIVE_INFINITY);
        } else if (lexeme.kind() == Kind.WORD) {
            low = bound(lexeme.text(), Double.NaN);
            high = low;
        }
        if (!(low <= high)) {
            problems.add(
                    BAD_RANGE,
                    lexeme.start(),
                    "this is no range of numbers.",
                    "Write " + field.word() + ":[1 TO 2], with * for no limit.");
            return Optional.empty();
        }
        return Optional.of(new Query.Range(field, low, high));
    }

    private static double bound(String written, double unlimited) {
        return NUMBER.matcher(written).matches()
                ? Double.parseDouble(written)
                : written.equals("*") ? unlimited : Double.NaN;
    }

    private Optional<Query> value(Field field, Lexeme lexeme) {
        String value = FieldValues.normal(field, lexeme.text());
        Term term = new Term(value, isWildcard(value) ? Term.Kind.WILDCARD : Term.Kind.PLAIN);
        if (value.isEmpty()) {
            problems.add(NOTHING_TO_MATCH, lexeme.start(), "the value is empty.", "Name one.");
            return Optional.empty();
        }
        boolean kind = Arrays.stream(PostKind.values())
                .anyMatch(known -> known.name().toLowerCase(Locale.ROOT).equals(value));
        if (field == Field.KIND && !kind) {
            problems.add(
                    BAD_VALUE,
                    lexeme.start(),
                    "there is no kind " + value + ".",
                    "Kinds are original, reply, quote, repost, review.");
            return Optional.empty();
        }
        return isSound(term, lexeme.start(), false)
                ? Optional.of(new Words(field, List.of(term), 0))
                : Optional.empty();
    }

    private Optional<Query> words(Field field, Lexeme lexeme) {
        String written = lexeme.text();
        Optional<String> instead =
                lexeme.kind() == Kind.WORD && !field.isLink() ? Foreign.operator(written) : Optional.empty();
        if (instead.isPresent()) {
            boolean minus = written.startsWith("-");
            problems.add(
                    minus ? MINUS_SIGN : FOREIGN_OPERATOR,
                    lexeme.start(),
                    minus ? "a minus sign excludes nothing." : written + " is no operator here, and no word.",
                    instead.get());
            return Optional.empty();
        }
        tokens.clear();
        if (field.isLink()) {
            tokenizer.stated().addLink(written, field, tokens);
        } else {
            tokenizer.scan(written, field, tokens);
        }
        int opening = lexeme.kind() == Kind.WORD ? 0 : 1;
        List<Term> terms = new ArrayList<>();
        boolean sound = true;
        int lastToken = -1;
        for (int i = 0; i < tokens.terms(); i++) {
            int token = tokens.tokenOf(i);
            if (token == lastToken) {
                continue;
            }
            lastToken = token;
            Term term = term(lexeme, token, tokens.text(i));
            terms.add(term);
            int start = Math.max(tokens.start(token), 0);
            boolean cutOff = start > 0 && isWithoutSpaces(written.codePointBefore(start));
            sound &= isSound(term, lexeme.start() + opening + start, cutOff);
        }
        if (terms.size() < tokens.count() || terms.isEmpty()) {
            problems.add(
                    NOTHING_TO_MATCH,
                    lexeme.start(),
                    terms.isEmpty() && tokens.count() == 0
                            ? "there is no word in this."
                            : "links are not searched as words.",
                    terms.isEmpty() && tokens.count() == 0
                            ? "Name a word, tag, handle or emoji."
                            : "Use links:example.com.");
            return Optional.empty();
        }
        warnOfDroppedSigns(lexeme, opening);
        return sound && isPossible(terms, lexeme)
                ? Optional.of(new Words(field, terms, lexeme.distance()))
                : Optional.empty();
    }

    private Term term(Lexeme lexeme, int token, String folded) {
        if (lexeme.kind() == Kind.BRACED) {
            String slice =
                    tokens.start(token) < 0 ? folded : lexeme.text().substring(tokens.start(token), tokens.end(token));
            if (isWildcard(slice)) {
                problems.add(
                        WILDCARD_IN_BRACES,
                        lexeme.start(),
                        "braces look for exactly what is written.",
                        "Leave out the wildcard or the braces.");
            }
            return new Term(Characters.exact(slice), Term.Kind.EXACT);
        }
        return new Term(folded, isWildcard(folded) ? Term.Kind.WILDCARD : Term.Kind.PLAIN);
    }

    /** @param cutOff whether the term follows a character that is a token of its own */
    private boolean isSound(Term term, int where, boolean cutOff) {
        if (term.kind() != Term.Kind.WILDCARD) {
            return true;
        }
        String prefix = term.prefix();
        String letters = prefix.isEmpty() || "#@$".indexOf(prefix.charAt(0)) < 0 ? prefix : prefix.substring(1);
        int wildcard = where + prefix.length();
        if (term.text().codePoints().anyMatch(WordReader::isWithoutSpaces) || (letters.isEmpty() && cutOff)) {
            problems.add(
                    WILDCARD_IN_SCRIPT_WITHOUT_SPACES,
                    wildcard,
                    "scripts without spaces are searched by character.",
                    "Leave out the wildcard: the name is found inside longer text anyway.");
        } else if (letters.isEmpty()) {
            problems.add(LEADING_WILDCARD, wildcard, "a wildcard stands first.", "Begin with at least two letters.");
        } else if (letters.length() < LEAST_PREFIX) {
            problems.add(
                    SHORT_WILDCARD,
                    wildcard,
                    "only one letter stands before the wildcard.",
                    "Begin with at least two letters.");
        } else {
            return true;
        }
        return false;
    }

    private static boolean isWithoutSpaces(int c) {
        int kind = Characters.kindOf(c);
        return kind == Characters.IDEOGRAPH || kind == Characters.CLUSTER;
    }

    private static boolean isWildcard(String text) {
        return text.indexOf('*') >= 0 || text.indexOf('?') >= 0;
    }

    private boolean isPossible(List<Term> terms, Lexeme lexeme) {
        if (lexeme.distance() == 0 || lexeme.distance() >= terms.size() - 1) {
            return true;
        }
        problems.add(
                IMPOSSIBLE_PROXIMITY,
                lexeme.start(),
                terms.size() + " words never stand within " + (lexeme.distance() + 1) + " positions.",
                "Write at least ~" + (terms.size() - 1) + ".");
        return false;
    }

    /** Signs that people take for part of a name, right behind a letter. */
    private void warnOfDroppedSigns(Lexeme lexeme, int opening) {
        String written = lexeme.text();
        for (int i = 1; i < written.length(); i++) {
            if ("#+!%".indexOf(written.charAt(i)) >= 0 && Character.isLetterOrDigit(written.charAt(i - 1))) {
                problems.add(
                        DROPPED_SIGN,
                        lexeme.start() + opening + i,
                        "the sign " + written.charAt(i) + " is not searched.",
                        "Add words that tell this name from others.");
                return;
            }
        }
    }
}
