package earshot.model;

/**
 * What was found out about one part of an installation.
 *
 * @param remedy what to do; {@code ""} where nothing is to be done
 */
public record Finding(Level level, String what, String remedy) {

    /** How bad it is. */
    public enum Level {
        GOOD,
        /** Works, but not as it should. */
        DOUBTFUL,
        BAD
    }

    public static Finding good(String what) {
        return new Finding(Level.GOOD, what, "");
    }

    public static Finding doubtful(String what, String remedy) {
        return new Finding(Level.DOUBTFUL, what, remedy);
    }

    public static Finding bad(String what, String remedy) {
        return new Finding(Level.BAD, what, remedy);
    }
}
