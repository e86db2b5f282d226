package earshot.notify;

import java.io.IOException;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where a secret is, never what it is: it is read anew each time it is used, so it is in no job graph, no state and no
 * log, and a changed file needs no restart.
 *
 * @param where a file's path, a variable's name, or the text itself where it is none
 */
public record Secret(Source source, String where) implements Serializable {

    /** Where to look. */
    public enum Source {
        NONE,
        FILE,
        VARIABLE,
        /** For addresses that hold no secret. */
        TEXT
    }

    static final Secret NONE = new Secret(Source.NONE, "");

    boolean isGiven() {
        return source != Source.NONE;
    }

    /** @throws Undelivered where it is not there, in words that hold nothing of it */
    String read() throws Undelivered {
        switch (source) {
            case FILE -> {
                try {
                    return required(Files.readString(Path.of(where), StandardCharsets.UTF_8)
                            .strip());
                } catch (IOException e) {
                    throw Undelivered.later("the file " + where + " cannot be read", e);
                }
            }
            case VARIABLE -> {
                return required(System.getenv().getOrDefault(where, "").strip());
            }
            default -> {
                return where;
            }
        }
    }

    private String required(String value) throws Undelivered {
        if (value.isEmpty()) {
            throw Undelivered.later("there is nothing in " + this);
        }
        return value;
    }

    /** The place; never the text, which may be more of a secret than its author thought. */
    @Override
    public String toString() {
        return switch (source) {
            case NONE -> "nowhere";
            case FILE -> "the file " + where;
            case VARIABLE -> "the variable " + where;
            case TEXT -> "the routes file";
        };
    }
}
