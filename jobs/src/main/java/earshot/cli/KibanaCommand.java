package earshot.cli;

import com.fasterxml.jackson.databind.JsonNode;
import earshot.config.PlainError;
import earshot.kibana.Boards;
import earshot.kibana.Kibana;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code earshot kibana}. */
@Command(
        name = "kibana",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description = "Puts Earshot's boards into Kibana.",
        subcommands = KibanaCommand.Import.class)
final class KibanaCommand {

    /** {@code earshot kibana import}. */
    @Command(
            name = "import",
            mixinStandardHelpOptions = true,
            sortOptions = false,
            description = "Puts the boards, their data views and their tag into a running Kibana of 9.5 or newer, over"
                    + " those of an earlier time.")
    static final class Import implements Callable<Integer> {

        @Option(
                names = "--url",
                required = true,
                paramLabel = "URL",
                description = "Kibana's, with its base path and space: https://kibana.example:5601/s/marketing.")
        private URI url = URI.create("");

        @Option(
                names = "--api-key-file",
                paramLabel = "FILE",
                description = "Holds an encoded API key. Default: what the variable EARSHOT_KIBANA_API_KEY says")
        private @Nullable Path apiKeyFile;

        @Option(names = "--user", paramLabel = "NAME", description = "Instead of a key.")
        private String user = "";

        @Option(
                names = "--password-file",
                paramLabel = "FILE",
                description = "The user's. Default: what the variable EARSHOT_KIBANA_PASSWORD says")
        private @Nullable Path passwordFile;

        @Option(names = "--dry-run", description = "Only asks for Kibana's version and says what would be put.")
        private boolean dryRun;

        @Spec
        private CommandSpec spec = CommandSpec.create();

        @Override
        public Integer call() throws InterruptedException {
            Kibana kibana = new Kibana(url, authorization());
            PrintWriter out = spec.commandLine().getOut();
            out.printf("Kibana %s at %s%n", kibana.check(), url);
            Map<String, JsonNode> boards = Boards.all();
            if (!dryRun) {
                kibana.putObjects(Boards.savedObjects());
            }
            for (Map.Entry<String, JsonNode> board : boards.entrySet()) {
                String where = dryRun ? "would be put" : kibana.put(board.getKey(), board.getValue());
                out.printf("  %-30s %s%n", board.getValue().path("title").asText(), where);
            }
            out.printf("Alerts lead to their board with the setting%n  alert.dashboard: \"%s\"%n", alertLink());
            out.flush();
            return 0;
        }

        /** By Kibana's global state ({@code _g}: time) and the board's own ({@code _a}: query). */
        private String alertLink() {
            return url.toString().replaceAll("/+$", "")
                    + "/app/dashboards#/view/earshot-alert?_g=(time:(from:'{from}',to:'{to}'))"
                    + "&_a=(query:(language:kuery,query:'social.brand:%22{brand}%22'))";
        }

        private String authorization() {
            String key = secret(apiKeyFile, "EARSHOT_KIBANA_API_KEY");
            if (!user.isEmpty()) {
                byte[] pair =
                        (user + ":" + secret(passwordFile, "EARSHOT_KIBANA_PASSWORD")).getBytes(StandardCharsets.UTF_8);
                return "Basic " + Base64.getEncoder().encodeToString(pair);
            }
            return key.isEmpty() ? "" : "ApiKey " + key;
        }

        private static String secret(@Nullable Path file, String variable) {
            if (file == null) {
                String value = System.getenv(variable);
                return value == null ? "" : value;
            }
            try {
                return Files.readString(file).strip();
            } catch (IOException e) {
                throw new PlainError("Cannot read " + file + ": " + e.getMessage(), e);
            }
        }
    }
}
