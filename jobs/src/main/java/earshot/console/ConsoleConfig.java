package earshot.console;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * Where the console is served and to whom.
 *
 * @param address to listen on; all but a loopback address needs a password
 * @param port 0 for any that is free
 * @param password {@code ""} for none
 */
public record ConsoleConfig(String address, int port, String password) {
    public static final String ADDRESS = "127.0.0.1";
    public static final int PORT = 8090;
    /** The variable that may hold the password; its value is in no setting, so that none can be printed. */
    public static final String PASSWORD_VARIABLE = "EARSHOT_CONSOLE_PASSWORD";

    private static final int HIGHEST_PORT = 65535;
    private static final int SHORTEST_PASSWORD = 12;

    /** @throws IllegalArgumentException naming the key and what is allowed, and nothing of the password */
    public ConsoleConfig {
        if (port < 0 || port > HIGHEST_PORT) {
            throw new IllegalArgumentException(
                    "console.port is " + port + "; it must be 0 (any that is free) to " + HIGHEST_PORT);
        }
        if (!password.isEmpty() && password.length() < SHORTEST_PASSWORD) {
            throw new IllegalArgumentException(
                    "The console's password is too short; it must have at least " + SHORTEST_PASSWORD + " characters");
        }
        if (password.isEmpty() && !resolve(address).isLoopbackAddress()) {
            throw new IllegalArgumentException("console.address is " + address
                    + ", where others can reach the console: give it a password of at least " + SHORTEST_PASSWORD
                    + " characters in the file named by console.password-file or in the variable "
                    + PASSWORD_VARIABLE);
        }
    }

    /**
     * With the password from where it lies.
     *
     * @param file {@code ""} for none
     * @throws IllegalArgumentException where the file cannot be read, or holds nothing
     */
    public static ConsoleConfig of(String address, int port, String file, Map<String, String> variables) {
        if (file.isEmpty()) {
            return new ConsoleConfig(address, port, variables.getOrDefault(PASSWORD_VARIABLE, ""));
        }
        try {
            String password =
                    Files.readString(Path.of(file), StandardCharsets.UTF_8).strip();
            if (password.isEmpty()) {
                throw new IllegalArgumentException("console.password-file is " + file + ", which holds nothing");
            }
            return new ConsoleConfig(address, port, password);
        } catch (IOException e) {
            throw new IllegalArgumentException("console.password-file is " + file + ", which cannot be read", e);
        }
    }

    InetAddress resolved() {
        return resolve(address);
    }

    private static InetAddress resolve(String address) {
        try {
            return InetAddress.getByName(address);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(
                    "console.address is " + address + "; it must be an address of this machine", e);
        }
    }

    /** Never the password. */
    @Override
    public String toString() {
        return address + ":" + port;
    }
}
