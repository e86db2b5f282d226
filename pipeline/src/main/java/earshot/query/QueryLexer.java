package earshot.query;

import static earshot.query.ProblemCode.BAD_DISTANCE;
import static earshot.query.ProblemCode.UNCLOSED_BRACE;
import static earshot.query.ProblemCode.UNCLOSED_BRACKET;
import static earshot.query.ProblemCode.UNCLOSED_COMMENT;
import static earshot.query.ProblemCode.UNCLOSED_QUOTE;
import static earshot.query.ProblemCode.UNOPENED_BRACKET;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Cuts a query into lexemes, each with its place. */
final class QueryLexer {

    enum Kind {
        WORD,
        QUOTED,
        BRACED,
        RANGE,
        OPEN,
        CLOSE,
        AND,
        OR,
        NOT,
        NEAR,
        END
    }

    /**
     * @param text without quotes, braces or square brackets
     * @param distance of NEAR, or of {@code "…"~n}; 0 where none is given
     */
    record Lexeme(Kind kind, String text, int start, int end, int distance, boolean inOrder) {}

    private static final String QUOTES = "\"\u201c\u201d\u201e\u201f";
    private static final Pattern NEAR = Pattern.compile("NEAR/(\\d*)([fF]?)");
    private static final int TOO_FAR = 1_000_000;

    private final String query;
    private final ProblemList problems;
    private final List<Lexeme> lexemes = new ArrayList<>();
    private int at;

    private QueryLexer(String query, ProblemList problems) {
        this.query = query;
        this.problems = problems;
    }

    /** Ends with an {@link Kind#END}. */
    static List<Lexeme> lex(String query, ProblemList problems) {
        QueryLexer lexer = new QueryLexer(query, problems);
        while (lexer.at < query.length()) {
            lexer.next();
        }
        lexer.add(Kind.END, "", query.length());
        return lexer.lexemes;
    }

    private void next() {
        char c = query.charAt(at);
        if (Character.isWhitespace(c) || Character.isSpaceChar(c)) {
            at++;
        } else if (query.startsWith("<<<", at)) {
            comment();
        } else if (QUOTES.indexOf(c) >= 0) {
            quoted();
        } else if (c == '{') {
            int start = at;
            add(Kind.BRACED, enclosed("}", UNCLOSED_BRACE, "a brace is opened and never closed."), start);
        } else if (c == '[') {
            int start = at;
            add(Kind.RANGE, enclosed("]", UNCLOSED_BRACKET, "a square bracket is opened and never closed."), start);
        } else if (c == '(' || c == ')') {
            add(c == '(' ? Kind.OPEN : Kind.CLOSE, "", at++);
        } else if (c == '}' || c == ']') {
            problems.add(UNOPENED_BRACKET, at, "this " + c + " was never opened.", "Remove it.");
            at++;
        } else {
            word();
        }
    }

    private void add(Kind kind, String text, int start) {
        lexemes.add(new Lexeme(kind, text, start, at, 0, false));
    }

    private void comment() {
        int end = query.indexOf(">>>", at);
        if (end < 0) {
            problems.add(UNCLOSED_COMMENT, at, "the comment is never closed.", "End it with >>>.");
        }
        at = end < 0 ? query.length() : end + 3;
    }

    /** Reads up to the closing sign, and past it. */
    private String enclosed(String closing, ProblemCode unclosed, String what) {
        int end = at + 1;
        while (end < query.length() && closing.indexOf(query.charAt(end)) < 0) {
            end++;
        }
        if (end == query.length()) {
            problems.add(unclosed, at, what, "Close it with " + closing.charAt(0) + ".");
        }
        String inside = query.substring(at + 1, end);
        at = Math.min(end + 1, query.length());
        return inside;
    }

    private void quoted() {
        int start = at;
        String inside = enclosed(QUOTES, UNCLOSED_QUOTE, "a quotation mark is opened and never closed.");
        int distance = 0;
        if (at < query.length() && query.charAt(at) == '~') {
            int sign = at;
            int end = at + 1;
            while (end < query.length() && Character.isDigit(query.charAt(end))) {
                end++;
            }
            distance = distance(query.substring(sign + 1, end), sign);
            at = end;
        }
        lexemes.add(new Lexeme(Kind.QUOTED, inside, start, at, distance, false));
    }

    private int distance(String digits, int where) {
        int distance = digits.isEmpty() || digits.length() > 6 ? TOO_FAR : Integer.parseInt(digits);
        if (distance < 1 || distance > QueryParser.MAX_DISTANCE) {
            problems.add(
                    BAD_DISTANCE,
                    where,
                    digits.isEmpty() ? "the distance is missing." : "the distance is " + digits + ".",
                    "Give a number from 1 to " + QueryParser.MAX_DISTANCE + ", as in NEAR/5.");
            return 1;
        }
        return distance;
    }

    private void word() {
        int start = at;
        while (at < query.length() && !endsWord(at)) {
            at++;
        }
        String word = query.substring(start, at);
        switch (word) {
            case "AND" -> add(Kind.AND, word, start);
            case "OR" -> add(Kind.OR, word, start);
            case "NOT" -> add(Kind.NOT, word, start);
            default -> {
                Matcher near = NEAR.matcher(word);
                if (word.startsWith("NEAR/") && near.matches()) {
                    int distance = distance(near.group(1), start);
                    boolean inOrder = !near.group(2).isEmpty();
                    lexemes.add(new Lexeme(Kind.NEAR, word, start, at, distance, inOrder));
                } else {
                    add(Kind.WORD, word, start);
                }
            }
        }
    }

    private boolean endsWord(int i) {
        char c = query.charAt(i);
        return Character.isWhitespace(c)
                || Character.isSpaceChar(c)
                || "(){}[]".indexOf(c) >= 0
                || QUOTES.indexOf(c) >= 0
                || query.startsWith("<<<", i);
    }
}
