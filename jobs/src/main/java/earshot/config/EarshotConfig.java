package earshot.config;

import earshot.alert.AlertConfig;
import earshot.feed.CsvMapping;
import earshot.feed.CsvParser;
import earshot.feed.Feeds;
import earshot.flow.ListenConfig;
import earshot.index.ElasticsearchConnection;
import earshot.index.IndexConfig;
import earshot.measure.MeasureConfig;
import earshot.model.BrandSet;
import earshot.query.BrandFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.Configuration;

/**
 * What a user has set, checked as a whole when it is read: a key nobody knows and a value that cannot be are both told
 * before anything starts.
 */
public final class EarshotConfig {

    private static final Map<String, ConfigOption<?>> OPTIONS =
            Options.ALL.stream().collect(Collectors.toMap(ConfigOption::key, option -> option));

    private final Configuration values;

    private EarshotConfig(Configuration values) {
        this.values = values;
    }

    /**
     * @param settings by key, see {@link Options}
     * @throws PlainError naming the key, the value and what is allowed
     */
    public static EarshotConfig of(Map<String, String> settings) {
        Set<String> unknown = new java.util.TreeSet<>(settings.keySet());
        unknown.removeAll(OPTIONS.keySet());
        if (!unknown.isEmpty()) {
            throw new PlainError("There is no setting " + String.join(", ", unknown) + ". Those there are: "
                    + String.join(", ", new java.util.TreeSet<>(OPTIONS.keySet())) + ".");
        }
        var config = new EarshotConfig(Configuration.fromMap(settings));
        config.source();
        config.measure();
        config.alert();
        config.index();
        return config;
    }

    /**
     * A main's arguments over its environment: {@code --config FILE} (Java properties), {@code --set KEY=VALUE}, and
     * variables like {@code EARSHOT_INDEX_HOSTS}. The nearest to the command line holds.
     *
     * @throws PlainError as {@link #of}, or where the arguments are none of these
     */
    public static EarshotConfig read(String[] arguments, Map<String, String> environment) {
        Map<String, String> settings = new TreeMap<>();
        OPTIONS.keySet().forEach(key -> {
            String value =
                    environment.get("EARSHOT_" + key.toUpperCase(Locale.ROOT).replaceAll("[.-]", "_"));
            if (value != null) {
                settings.put(key, value);
            }
        });
        Map<String, String> set = new TreeMap<>();
        for (int i = 0; i < arguments.length; i += 2) {
            String value = i + 1 < arguments.length ? arguments[i + 1] : "";
            int equals = value.indexOf('=');
            if (arguments[i].equals("--config") && !value.isEmpty()) {
                settings.putAll(properties(Path.of(value)));
            } else if (arguments[i].equals("--set") && equals > 0) {
                set.put(value.substring(0, equals), value.substring(equals + 1));
            } else {
                throw new PlainError("'" + arguments[i] + " " + value + "' is not understood."
                        + " Give --config FILE or --set KEY=VALUE, as often as you like.");
            }
        }
        settings.putAll(set);
        return of(settings);
    }

    private static Map<String, String> properties(Path file) {
        var properties = new Properties();
        try (InputStream in = Files.newInputStream(file)) {
            properties.load(in);
        } catch (IOException e) {
            throw new PlainError("The configuration file " + file + " cannot be read: " + e.getMessage(), e);
        }
        Map<String, String> settings = new TreeMap<>();
        properties.stringPropertyNames().forEach(key -> settings.put(key, properties.getProperty(key)));
        return settings;
    }

    public SourceConfig source() {
        return checked(() -> new SourceConfig(
                get(Options.BOOTSTRAP_SERVERS),
                get(Options.TOPICS),
                get(Options.OUT_OF_ORDERNESS),
                get(Options.IDLE_AFTER),
                get(Options.PARTITIONS)));
    }

    public MeasureConfig measure() {
        return checked(() -> new MeasureConfig(
                get(Options.WINDOWS), get(Options.LATENESS), get(Options.REFRESH), get(Options.RETENTION)));
    }

    public AlertConfig alert() {
        return checked(() -> new AlertConfig(
                get(Options.ALERT_SLICE),
                get(Options.ALERT_SLICES),
                get(Options.ALERT_HALF_LIFE),
                get(Options.ALERT_WARM_UP),
                get(Options.ALERT_LEAST),
                get(Options.ALERT_SIGMAS),
                get(Options.ALERT_PATIENCE)));
    }

    public IndexConfig index() {
        return checked(() -> new IndexConfig(
                new ElasticsearchConnection(get(Options.HOSTS), apiKey(), get(Options.CA_CERTIFICATE)),
                get(Options.BULK_DOCUMENTS),
                get(Options.BULK_BYTES).getBytes(),
                get(Options.FLUSH_INTERVAL),
                get(Options.LONGEST_PAUSE)));
    }

    private String apiKey() {
        String file = get(Options.API_KEY_FILE);
        try {
            return file.isEmpty() ? "" : Files.readString(Path.of(file)).strip();
        } catch (IOException e) {
            throw new PlainError("index.api-key-file is " + file + "; it cannot be read: " + e.getMessage(), e);
        }
    }

    /** For a flow that listens for these brands. */
    public ListenConfig listen(BrandSet brands) {
        return checked(() -> new ListenConfig(brands, measure(), alert()));
    }

    /** The set of {@code brands.file}. */
    public BrandSet brands() {
        String file = get(Options.BRANDS);
        if (file.isEmpty()) {
            throw new PlainError("brands.file is not set; give the file that says which brands to listen for.");
        }
        try {
            return BrandFile.read(Path.of(file));
        } catch (IOException e) {
            throw new PlainError("brands.file is " + file + "; it cannot be read: " + e.getMessage(), e);
        }
    }

    /** Every platform that can be read, CSV exports with {@code source.mapping}. */
    public Feeds feeds() {
        String mapping = get(Options.MAPPING);
        if (mapping.isEmpty()) {
            return Feeds.standard();
        }
        try (InputStream yaml = Files.newInputStream(Path.of(mapping))) {
            return Feeds.standard().with(new CsvParser(CsvMapping.read(yaml)));
        } catch (IOException | IllegalArgumentException e) {
            throw new PlainError("source.mapping is " + mapping + "; it cannot be read: " + e.getMessage(), e);
        }
    }

    private <T> T get(ConfigOption<T> option) {
        try {
            return values.get(option);
        } catch (IllegalArgumentException e) {
            throw new PlainError(
                    option.key() + " is '" + values.toMap().get(option.key()) + "'; it must be "
                            + kind(option.defaultValue()) + ", " + option.description(),
                    e);
        }
    }

    private static String kind(Object example) {
        return "like " + example;
    }

    private static <T> T checked(java.util.function.Supplier<T> part) {
        try {
            return part.get();
        } catch (IllegalArgumentException e) {
            throw new PlainError(e.getMessage() + ".", e);
        }
    }
}
