package earshot.query;

import static earshot.query.ProblemCode.BAD_KEY_VALUE;
import static earshot.query.ProblemCode.DUPLICATE;
import static earshot.query.ProblemCode.MALFORMED_FILE;
import static earshot.query.ProblemCode.QUERY_CUT_BY_COMMENT;
import static earshot.query.ProblemCode.UNKNOWN_KEY;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;

/** Reads YAML token by token, and remembers where in the file everything stood. */
final class YamlReader {

    /** Both from 1. */
    record Place(int line, int column) {}

    /** Something that reads on. */
    interface Body<T> {
        T read() throws IOException;
    }

    private static final String BLOCK_HINT = "Put the query behind a |, on lines of its own.";

    /** In characters: far beyond 100,000 brands. */
    private static final int LARGEST = 1 << 26;

    private final String text;
    private final Lines lines;
    private final YAMLParser parser;
    private final List<Problem> problems = new ArrayList<>();
    private Place place = new Place(1, 1);

    YamlReader(String text) {
        this.text = text;
        this.lines = new Lines(text);
        LoaderOptions limits = new LoaderOptions();
        limits.setCodePointLimit(LARGEST);
        try {
            parser = YAMLFactory.builder().loaderOptions(limits).build().createParser(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Empty where the file is no YAML, or no map. */
    <T> Optional<T> read(Body<T> body) {
        try {
            next();
            return begins(JsonToken.START_OBJECT, "the file") ? Optional.of(body.read()) : Optional.empty();
        } catch (JsonProcessingException e) {
            Place at = place(e);
            String reason = e.getOriginalMessage().lines().findFirst().orElse("it cannot be read");
            add(MALFORMED_FILE, at, "the file is no YAML: " + reason + ".", "If this is a query: " + BLOCK_HINT);
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Jackson tells where the context begins; SnakeYAML, beneath it, where the fault is. */
    private Place place(JsonProcessingException e) {
        if (e.getCause() instanceof MarkedYAMLException fault && fault.getProblemMark() != null) {
            Mark mark = fault.getProblemMark();
            return new Place(mark.getLine() + 1, mark.getColumn() + 1);
        }
        return place;
    }

    List<Problem> problems() {
        return problems.stream()
                .sorted(Comparator.comparingInt(Problem::line).thenComparingInt(Problem::column))
                .toList();
    }

    /** Of the latest key or value. */
    Place place() {
        return place;
    }

    void add(ProblemCode code, Place at, String what, String suggestion) {
        problems.add(new Problem(code, at.line(), at.column(), what, suggestion));
    }

    /** Tells a query's problems at their places in the file; at the brand's where the query does not stand there. */
    void addAll(String brand, String query, Place queryPlace, List<Problem> found) {
        QueryPlaces places = new QueryPlaces(text, lines, queryPlace, query);
        for (Problem problem : found) {
            Place at = query.isEmpty() ? queryPlace : places.inFile(problem.line(), problem.column());
            problems.add(problem.at(brand, at.line(), at.column()));
        }
        if (places.isCutByComment()) {
            add(QUERY_CUT_BY_COMMENT, queryPlace, "brand " + brand + ": # begins a comment here.", BLOCK_HINT);
        }
    }

    JsonToken next() throws IOException {
        JsonToken token = parser.nextToken();
        JsonLocation where = parser.currentTokenLocation();
        place = new Place(Math.max(1, where.getLineNr()), Math.max(1, where.getColumnNr()));
        return token == null ? JsonToken.NOT_AVAILABLE : token;
    }

    /** Whether the current value is of this shape; otherwise tells so and passes over it. */
    boolean begins(JsonToken wanted, String what) throws IOException {
        if (parser.currentToken() == wanted) {
            return true;
        }
        String shape = wanted == JsonToken.START_ARRAY ? "a list" : "a map of keys and values";
        add(BAD_KEY_VALUE, place, what + " is not " + shape + ".", "See the brand set schema.");
        parser.skipChildren();
        return false;
    }

    /** The next known key of the current object, its value being read; empty at the object's end. */
    String nextKey(Set<String> seen, List<String> known) throws IOException {
        while (next() == JsonToken.FIELD_NAME) {
            String key = parser.currentName();
            if (!known.contains(key)) {
                add(
                        UNKNOWN_KEY,
                        place,
                        "there is no key " + key + ".",
                        "Keys here are " + String.join(", ", known) + ".");
            } else if (!seen.add(key)) {
                add(DUPLICATE, place, key + " stands twice.", "Keep one.");
            } else {
                next();
                return key;
            }
            next();
            parser.skipChildren();
        }
        return "";
    }

    /** Empty where it has told that there is none. */
    String text(String key) throws IOException {
        if (parser.currentToken().isScalarValue() && parser.currentToken() != JsonToken.VALUE_NULL) {
            String value = parser.getText();
            if (!value.isBlank()) {
                return value;
            }
        }
        boolean query = key.equals("query");
        add(BAD_KEY_VALUE, place, key + " is no text.", query ? BLOCK_HINT : "Give a text, in quotes if it has signs.");
        parser.skipChildren();
        return "";
    }

    boolean flag(String key) throws IOException {
        if (!parser.currentToken().isBoolean()) {
            add(BAD_KEY_VALUE, place, key + " is neither true nor false.", "Write true or false.");
            parser.skipChildren();
            return false;
        }
        return parser.getBooleanValue();
    }

    List<String> texts(String key) throws IOException {
        return texts(key, value -> {});
    }

    /** @param check is given each text while {@link #place()} is the text's */
    List<String> texts(String key, Consumer<String> check) throws IOException {
        List<String> texts = new ArrayList<>();
        if (begins(JsonToken.START_ARRAY, key)) {
            while (next() != JsonToken.END_ARRAY) {
                String value = text("an entry of " + key);
                if (!value.isEmpty()) {
                    check.accept(value);
                    texts.add(value);
                }
            }
        }
        return List.copyOf(texts);
    }
}
