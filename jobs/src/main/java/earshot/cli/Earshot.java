package earshot.cli;

import java.lang.reflect.InvocationTargetException;

/**
 * Where {@code java -jar earshot.jar} begins. The only class compiled for Java 8, and naming no other: so an old Java
 * gets a sentence instead of an {@code UnsupportedClassVersionError}.
 */
public final class Earshot {
    private static final int OLDEST_JAVA = 17;

    private Earshot() {}

    public static void main(String[] args) throws Exception {
        String version = System.getProperty("java.specification.version", "");
        if (version.startsWith("1.") || Integer.parseInt(version) < OLDEST_JAVA) {
            System.err.println("Earshot needs Java " + OLDEST_JAVA + " or newer; this is Java " + version + " in "
                    + System.getProperty("java.home") + ". Install a newer one, or name it by its path: "
                    + "/path/to/java -jar earshot.jar");
            System.exit(1);
        }
        try {
            Class.forName("earshot.cli.EarshotCommand")
                    .getMethod("main", String[].class)
                    .invoke(null, (Object) args);
        } catch (InvocationTargetException e) {
            throw e.getCause() instanceof Exception ? (Exception) e.getCause() : e;
        }
    }
}
