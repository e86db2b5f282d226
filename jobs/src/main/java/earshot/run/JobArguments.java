package earshot.run;

import earshot.config.JobConfig;
import earshot.config.PlainError;
import earshot.config.Settings;
import java.nio.file.Path;
import java.util.Map;

/** What follows the jar on {@code flink run}: {@code --config FILE} and {@code --set key=value}, any number of each. */
final class JobArguments {
    private JobArguments() {}

    /** @throws PlainError where they are anything else */
    static JobConfig read(String[] args) {
        Settings settings = new Settings();
        for (int i = 0; i + 1 < args.length; i += 2) {
            if (args[i].equals("--config")) {
                settings.file(Path.of(args[i + 1]));
            }
        }
        settings.environment(System.getenv());
        for (int i = 0; i < args.length; i += 2) {
            String value = i + 1 < args.length ? args[i + 1] : "";
            int equals = value.indexOf('=');
            if (args[i].equals("--set") && equals > 0) {
                settings.set(Map.of(value.substring(0, equals), value.substring(equals + 1)));
            } else if (!args[i].equals("--config")) {
                throw new PlainError("A job takes --config FILE and --set key=value, not " + args[i] + " " + value);
            }
        }
        return new JobConfig(settings);
    }
}
