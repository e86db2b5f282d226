package earshot.model;

/**
 * What was found out about one part of an installation.
 *
 * @param remedy what to do; {@code ""} where nothing is to be done
 */
public record Diagnosis(Level level, String what, String remedy) {

    /** How bad it is. */
    public enum Level {
        GOOD,
        /** Works, but not as it should. */
        DOUBTFUL,
        BAD
    }

    public static Diagnosis good(String what) {
        return new Diagnosis(Level.GOOD, what, "");
    }

    public static Diagnosis doubtful(String what, String remedy) {
        return new Diagnosis(Level.DOUBTFUL, what, remedy);
    }

    public static Diagnosis bad(String what, String remedy) {
        return new Diagnosis(Level.BAD, what, remedy);
    }
}
