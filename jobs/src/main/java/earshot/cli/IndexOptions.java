package earshot.cli;

import earshot.config.Options;
import earshot.config.Settings;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Options that say where the Elasticsearch is that is read, among all other settings. */
final class IndexOptions {

    @Option(
            names = "--elasticsearch",
            paramLabel = "URL",
            description = "Where Elasticsearch is. Default: as index.hosts says")
    private String elasticsearch = "";

    @Mixin
    private SettingOptions settings = new SettingOptions();

    Settings read() {
        Settings chosen = settings.read();
        return elasticsearch.isEmpty() ? chosen : chosen.with(Options.INDEX_HOSTS, elasticsearch);
    }
}
