package earshot.query;

import static earshot.query.ProblemCode.EMPTY_QUERY;
import static earshot.query.ProblemCode.LOWER_CASE_OPERATOR;
import static earshot.query.ProblemCode.MISSING_OPERAND;
import static earshot.query.ProblemCode.MIXED_OPERATORS;
import static earshot.query.ProblemCode.PURE_NEGATIVE;
import static earshot.query.ProblemCode.REPEATED_OPERAND;
import static earshot.query.ProblemCode.TOO_DEEP;
import static earshot.query.ProblemCode.UNCLOSED_BRACKET;
import static earshot.query.ProblemCode.UNKNOWN_FIELD;
import static earshot.query.ProblemCode.UNOPENED_BRACKET;
import static earshot.query.ProblemCode.UNUSED_BRACKETS;

import earshot.query.Query.And;
import earshot.query.Query.Not;
import earshot.query.Query.Or;
import earshot.query.QueryLexer.Kind;
import earshot.query.QueryLexer.Lexeme;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads the query language by recursive descent:
 *
 * <pre>
 * query    = sequence
 * sequence = operand { ["AND"] operand } | operand { "OR" operand }     never both
 * operand  = ["NOT"] near
 * near     = primary { "NEAR/" n ["f"] primary }                       all alike
 * primary  = "(" sequence ")" | word | "phrase" ["~" n] | {exact} | field ":" primary
 * </pre>
 *
 * It goes on after an error, so that one reading tells everything that is wrong.
 */
final class QueryParser {

    static final int MAX_DISTANCE = 100;
    static final int MAX_NEAR_DEPTH = 4;
    static final int MAX_BRACKET_DEPTH = 50;

    /** @param problems errors and warnings; without an error there is a query */
    record Reading(@Nullable Query query, List<Problem> problems) {}

    private final String source;
    private final ProblemList problems;
    private final List<Lexeme> lexemes;
    private final WordReader words;
    private final NearCheck nears;
    private int at;
    private int depth;
    private Field field = Field.TEXT;

    private QueryParser(String source) {
        this.source = source;
        this.problems = new ProblemList(source);
        this.lexemes = QueryLexer.lex(source, problems);
        this.words = new WordReader(problems);
        this.nears = new NearCheck(problems);
    }

    /** @throws QueryException with all problems where there is an error */
    static Query parse(String query) {
        Reading reading = read(query);
        if (reading.query() == null) {
            throw new QueryException("", reading.problems());
        }
        return reading.query();
    }

    static Reading read(String query) {
        QueryParser parser = new QueryParser(query);
        Optional<Query> parsed = parser.query();
        return new Reading(
                parser.problems.hasErrors() ? null : parsed.orElseThrow(IllegalStateException::new),
                parser.problems.sorted());
    }

    private Lexeme peek() {
        return lexemes.get(at);
    }

    private boolean take(Kind kind) {
        boolean there = peek().kind() == kind;
        at += there ? 1 : 0;
        return there;
    }

    private Optional<Query> query() {
        if (peek().kind() == Kind.END) {
            problems.add(EMPTY_QUERY, 0, "the query is empty.", "Name at least one word.");
            return Optional.empty();
        }
        Optional<Query> query = sequence();
        while (peek().kind() == Kind.CLOSE) {
            problems.add(UNOPENED_BRACKET, peek().start(), "this bracket was never opened.", "Remove it.");
            at++;
            if (peek().kind() != Kind.END) {
                sequence();
            }
        }
        return query;
    }

    /** Empty where nothing sound was read; then an error has been told. */
    private Optional<Query> sequence() {
        List<Query> operands = new ArrayList<>();
        List<String> written = new ArrayList<>();
        List<Boolean> alternatives = new ArrayList<>();
        boolean sound = true;
        int begin = peek().start();
        int mixed = -1;
        while (peek().kind() != Kind.END && peek().kind() != Kind.CLOSE) {
            int connective = peek().start();
            boolean or = peek().kind() == Kind.OR;
            if (or || peek().kind() == Kind.AND) {
                at++;
                if (written.isEmpty()) {
                    problems.add(MISSING_OPERAND, connective, "nothing stands before this.", "Name what to look for.");
                    sound = false;
                }
            }
            if (!written.isEmpty()) {
                if (!alternatives.isEmpty() && alternatives.get(0) != or && mixed < 0) {
                    mixed = connective;
                }
                alternatives.add(or);
            }
            int start = peek().start();
            Optional<Query> operand = operand();
            sound &= operand.isPresent();
            operand.ifPresent(operands::add);
            int end = at == 0 ? start : Math.max(start, lexemes.get(at - 1).end());
            written.add(source.substring(start, end).strip());
        }
        if (written.isEmpty()) {
            problems.add(MISSING_OPERAND, begin, "nothing stands here.", "Name what to look for.");
            return Optional.empty();
        } else if (mixed >= 0) {
            problems.add(
                    MIXED_OPERATORS, mixed, "AND and OR stand side by side.", Fixes.brackets(written, alternatives));
            return Optional.empty();
        } else if (!sound) {
            return Optional.empty();
        }
        boolean or = !alternatives.isEmpty() && alternatives.get(0);
        return joined(operands, or, begin);
    }

    private Optional<Query> joined(List<Query> operands, boolean or, int begin) {
        long negatives = operands.stream().filter(Not.class::isInstance).count();
        if (or ? negatives > 0 : negatives == operands.size()) {
            problems.add(
                    PURE_NEGATIVE,
                    begin,
                    or
                            ? "one side of this OR only excludes."
                            : "this only excludes, so it would match everything else.",
                    "Say what to look for as well: word NOT other.");
            return Optional.empty();
        }
        Set<Query> distinct = new HashSet<>();
        for (Query operand : operands) {
            if (!distinct.add(operand)) {
                problems.add(
                        REPEATED_OPERAND, begin, QueryPrinter.print(operand) + " is named twice.", "Name it once.");
            }
        }
        if (operands.size() == 1) {
            return Optional.of(operands.get(0));
        }
        return Optional.of(
                or
                        ? new Or(flat(operands, query -> query instanceof Or o ? o.any() : List.of(query)))
                        : new And(flat(operands, query -> query instanceof And a ? a.all() : List.of(query))));
    }

    private static List<Query> flat(List<Query> operands, java.util.function.Function<Query, List<Query>> parts) {
        return operands.stream().flatMap(query -> parts.apply(query).stream()).toList();
    }

    private Optional<Query> operand() {
        if (peek().kind() != Kind.NOT) {
            return near();
        }
        int start = peek().start();
        at++;
        if (peek().kind() == Kind.NOT) {
            problems.add(PURE_NEGATIVE, start, "NOT stands twice.", "Leave both out.");
            at++;
        }
        return near().map(query -> {
            if (query instanceof Not) {
                problems.add(PURE_NEGATIVE, start, "an exclusion is excluded.", "Leave both NOTs out.");
            }
            return new Not(query);
        });
    }

    private Optional<Query> near() {
        Optional<Query> left = primary();
        Lexeme first = peek();
        while (peek().kind() == Kind.NEAR) {
            Lexeme sign = peek();
            at++;
            Optional<Query> right = primary();
            if (sign.distance() != first.distance() || sign.inOrder() != first.inOrder()) {
                problems.add(
                        MIXED_OPERATORS,
                        sign.start(),
                        first.text() + " and " + sign.text() + " stand side by side.",
                        "Bracket the pair that belongs together: (a " + first.text() + " b) " + sign.text() + " c.");
            }
            if (left.isEmpty() || right.isEmpty()) {
                left = Optional.empty();
            } else {
                left = Optional.of(nears.checked(left.get(), right.get(), sign));
            }
        }
        return left;
    }

    private Optional<Query> primary() {
        Lexeme lexeme = peek();
        switch (lexeme.kind()) {
            case OPEN, WORD, QUOTED, BRACED, RANGE -> {
                at++;
                return lexeme.kind() == Kind.OPEN
                        ? group(lexeme)
                        : lexeme.kind() == Kind.WORD ? word(lexeme) : words.read(field, lexeme);
            }
            default -> {
                boolean atEnd = lexeme.kind() == Kind.END || lexeme.kind() == Kind.CLOSE;
                problems.add(
                        MISSING_OPERAND,
                        lexeme.start(),
                        atEnd ? "something is missing at the end." : "nothing stands before " + lexeme.text() + ".",
                        "Name what to look for.");
                // Passed over, so that reading always gets on.
                at += lexeme.kind() == Kind.NEAR || lexeme.kind() == Kind.NOT ? 1 : 0;
                return Optional.empty();
            }
        }
    }

    private Optional<Query> group(Lexeme open) {
        if (++depth > MAX_BRACKET_DEPTH) {
            problems.add(TOO_DEEP, open.start(), "brackets are nested too deep.", "Split the query.");
            at = lexemes.size() - 1;
            return Optional.empty();
        }
        int first = at;
        Optional<Query> inside = sequence();
        depth--;
        boolean aroundOne = at - first == 1 && field == Field.TEXT;
        boolean doubled = lexemes.get(first).kind() == Kind.OPEN && isOneGroup(first, at);
        if (inside.isPresent() && (aroundOne || doubled)) {
            problems.add(UNUSED_BRACKETS, open.start(), "these brackets change nothing.", "Leave them out.");
        }
        if (!take(Kind.CLOSE)) {
            problems.add(UNCLOSED_BRACKET, open.start(), "this bracket is never closed.", "Close it with ).");
        }
        return inside;
    }

    /** Whether the lexemes {@code from..to} are one bracketed group. */
    private boolean isOneGroup(int from, int to) {
        int open = 0;
        for (int i = from; i < to; i++) {
            open += lexemes.get(i).kind() == Kind.OPEN ? 1 : lexemes.get(i).kind() == Kind.CLOSE ? -1 : 0;
            if (open == 0) {
                return i == to - 1;
            }
        }
        return false;
    }

    private Optional<Query> word(Lexeme lexeme) {
        String text = lexeme.text();
        int colon = text.indexOf(':');
        boolean named = colon > 0 && text.substring(0, colon).chars().allMatch(c -> Character.isLetter(c) || c == '_');
        if (field != Field.TEXT || !named || text.startsWith("//", colon + 1)) {
            if (field == Field.TEXT && (text.equals("and") || text.equals("or") || text.equals("not"))) {
                problems.add(
                        LOWER_CASE_OPERATOR,
                        lexeme.start(),
                        text + " in small letters is a word to look for.",
                        "Write " + text.toUpperCase(java.util.Locale.ROOT) + " to combine, \"" + text
                                + "\" to look for it.");
            }
            return words.read(field, lexeme);
        }
        Optional<Field> known = Field.named(text.substring(0, colon));
        if (known.isEmpty()) {
            problems.add(
                    UNKNOWN_FIELD,
                    lexeme.start(),
                    "there is no field " + text.substring(0, colon) + ".",
                    Fixes.field(text, colon));
        }
        return inField(known, lexeme, colon + 1);
    }

    private Optional<Query> inField(Optional<Field> known, Lexeme lexeme, int valueAt) {
        field = known.orElse(Field.TITLE);
        Optional<Query> value;
        if (known.isEmpty() && peek().kind() == Kind.RANGE) {
            at++;
            value = Optional.empty();
        } else if (valueAt < lexeme.text().length()) {
            String text = lexeme.text().substring(valueAt);
            value = words.read(field, new Lexeme(Kind.WORD, text, lexeme.start() + valueAt, lexeme.end(), 0, false));
        } else {
            boolean adjacent = peek().start() == lexeme.end();
            if (!adjacent) {
                problems.add(
                        MISSING_OPERAND,
                        lexeme.end(),
                        "the field " + lexeme.text() + " has no value.",
                        "Write it right behind the colon.");
            }
            value = adjacent ? primary() : Optional.empty();
        }
        field = Field.TEXT;
        return known.isEmpty() ? Optional.empty() : value;
    }
}
