package earshot.local;

import com.sun.security.auth.module.UnixSystem;
import earshot.config.PlainError;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Elasticsearch refuses to run as root: there it runs as a user without a name, on files of that user's own. */
final class ServiceUser {
    private static final int ID = 65534;

    private ServiceUser() {}

    /** Whether this process is root's. */
    static boolean isNeeded() {
        return new UnixSystem().getUid() == 0;
    }

    /** What to put before a command that reads all of {@code paths}. */
    static List<String> command(Path... paths) {
        List<String> command = new ArrayList<>(List.of(setpriv(), "--reuid=" + ID, "--regid=" + ID, "--clear-groups"));
        // A clone below /root can be read by root alone; the one right that mends it is lent to the server.
        Stream<Path> needed = Stream.concat(Stream.of(Path.of(System.getProperty("java.home"))), Stream.of(paths));
        if (!needed.allMatch(ServiceUser::isOpenToAll)) {
            command.add("--inh-caps=+dac_override");
            command.add("--ambient-caps=+dac_override");
            // Else access(2), which Java asks whether a file exists, would not count it.
            command.add("--securebits=+no_setuid_fixup");
        }
        return command;
    }

    private static String setpriv() {
        return Arrays.stream(
                        System.getenv().getOrDefault("PATH", "/usr/bin:/bin").split(File.pathSeparator, -1))
                .map(folder -> Path.of(folder, "setpriv"))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(
                        () -> new PlainError(
                                "Elasticsearch refuses to run as root, and setpriv, which would start"
                                        + " it as another user, is not installed: install util-linux, or start Earshot as a normal user"))
                .toString();
    }

    private static boolean isOpenToAll(Path path) {
        try {
            for (Path at = path.toRealPath(); at != null; at = at.getParent()) {
                if (!Files.getPosixFilePermissions(at).contains(PosixFilePermission.OTHERS_EXECUTE)) {
                    return false;
                }
            }
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** Hands a folder and all in it over. */
    static void own(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.toList()) {
                Files.setAttribute(file, "unix:uid", ID, LinkOption.NOFOLLOW_LINKS);
                Files.setAttribute(file, "unix:gid", ID, LinkOption.NOFOLLOW_LINKS);
            }
        }
    }
}
