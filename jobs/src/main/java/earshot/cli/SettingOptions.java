package earshot.cli;

import earshot.config.Settings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Option;

/** Options that change settings. */
final class SettingOptions {

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "Settings in YAML. Variables like EARSHOT_ALERT_PATIENCE go before it, --set before both.")
    private List<Path> files = new ArrayList<>();

    @Option(names = "--set", paramLabel = "KEY=VALUE", description = "One setting.")
    private Map<String, String> set = new LinkedHashMap<>();

    Settings read() {
        Settings settings = new Settings();
        files.forEach(settings::file);
        return settings.environment(System.getenv()).set(set);
    }
}
