package earshot.config;

import earshot.alert.AlertConfig;
import earshot.console.ConsoleConfig;
import earshot.index.ElasticsearchConnection;
import earshot.index.IndexConfig;
import earshot.measure.MeasureConfig;
import earshot.sentiment.SentimentConfig;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.ConfigOptions;
import org.apache.flink.configuration.ConfigOptions.OptionBuilder;
import org.apache.flink.configuration.description.HtmlFormatter;

/** Every setting of the jobs, once. Defaults and limits are those of the records they end in. */
public final class Options {
    private static final MeasureConfig MEASURE = MeasureConfig.DEFAULT;
    private static final AlertConfig ALERT = AlertConfig.DEFAULT;
    private static final IndexConfig INDEX = IndexConfig.of(ElasticsearchConnection.to("http://localhost:9200"));

    public static final ConfigOption<String> KAFKA_BOOTSTRAP_SERVERS = key("kafka.bootstrap-servers")
            .stringType()
            .defaultValue("localhost:9092")
            .withDescription("Where Kafka is: host:port, several with commas between.");
    public static final ConfigOption<String> KAFKA_CLIENT_PROPERTIES = key("kafka.client-properties")
            .stringType()
            .defaultValue("")
            .withDescription(
                    "A properties file that says how Kafka lets its clients in: security., sasl. and ssl. keys,"
                            + " secrets as references.");
    public static final ConfigOption<Integer> KAFKA_PARTITIONS = key("kafka.partitions")
            .intType()
            .defaultValue(4)
            .withDescription("Partitions of topics that are made because they are missing.");
    public static final ConfigOption<Integer> KAFKA_REPLICATION = key("kafka.replication")
            .intType()
            .defaultValue(1)
            .withDescription("Replicas of topics that are made because they are missing.");

    public static final ConfigOption<Duration> SOURCE_OUT_OF_ORDERNESS = key("source.out-of-orderness")
            .durationType()
            .defaultValue(Duration.ofSeconds(10))
            .withDescription("How far received times may be out of order within a partition.");
    public static final ConfigOption<Duration> SOURCE_IDLE_AFTER = key("source.idle-after")
            .durationType()
            .defaultValue(Duration.ofSeconds(30))
            .withDescription("A partition that is silent for so long no longer holds the others' windows open.");
    public static final ConfigOption<Duration> SOURCE_DISCOVERY_INTERVAL = key("source.discovery-interval")
            .durationType()
            .defaultValue(Duration.ofSeconds(10))
            .withDescription("How often new raw topics are looked for.");

    public static final ConfigOption<Boolean> SOURCE_OWN_SLOTS = key("source.own-slots")
            .booleanType()
            .defaultValue(false)
            .withDescription(
                    "Reading, matching and scoring have task slots apart from what is counted, so that the two grow"
                            + " apart and on machines of their own kind; they need as many slots more.");

    public static final ConfigOption<String> BRANDS_FILE =
            key("brands.file").stringType().defaultValue("").withDescription("The brand set to listen for. Required.");
    public static final ConfigOption<String> FEEDS_MAPPING = key("feeds.mapping")
            .stringType()
            .defaultValue("")
            .withDescription("A CSV mapping, for a feed of exports that names its columns otherwise.");

    public static final ConfigOption<Double> SENTIMENT_ENCODER_BELOW = key("sentiment.encoder-below")
            .doubleType()
            .defaultValue(SentimentConfig.DEFAULT.encoderBelow())
            .withDescription(
                    "The encoder reads mentions of whose sentiment the table is less sure than this, and above 0 those of"
                            + " posts that name two to five brands: 0 none, 1 all.");

    public static final ConfigOption<String> SENTIMENT_MODELS = key("sentiment.models")
            .stringType()
            .defaultValue("")
            .withDescription(
                    "A folder with models of further languages, each in a folder named by its language: es/table.bin."
                            + " It must be at the same place on every machine that scores.");

    public static final ConfigOption<List<Duration>> MEASURE_WINDOWS = key("measure.windows")
            .durationType()
            .asList()
            .defaultValues(MEASURE.windows().toArray(Duration[]::new))
            .withDescription("Lengths of the windows, with semicolons between: 1 min; 1 h; 1 d.");
    public static final ConfigOption<Duration> MEASURE_LATENESS = key("measure.lateness")
            .durationType()
            .defaultValue(MEASURE.lateness())
            .withDescription("How long after a window's end its posts are still waited for.");
    public static final ConfigOption<Map<String, String>> MEASURE_LATENESS_OF = key("measure.lateness-of")
            .mapType()
            .defaultValue(Map.of())
            .withDescription("The same for platforms that are slower or faster: rss:10 min,reddit:2 min.");
    public static final ConfigOption<Duration> MEASURE_REFRESH = key("measure.refresh")
            .durationType()
            .defaultValue(MEASURE.refresh())
            .withDescription("How often at most a changing window is shown.");
    public static final ConfigOption<Duration> MEASURE_RETENTION = key("measure.retention")
            .durationType()
            .defaultValue(MEASURE.retention())
            .withDescription("How long posts and windows can still be revised.");

    public static final ConfigOption<Duration> ALERT_SLICE = key("alert.slice")
            .durationType()
            .defaultValue(ALERT.slice())
            .withDescription("What the rules read at a time.");
    public static final ConfigOption<Duration> ALERT_WARM_UP = key("alert.warm-up")
            .durationType()
            .defaultValue(ALERT.warmUp())
            .withDescription("How long a brand is heard before anything is said.");
    public static final ConfigOption<Duration> ALERT_PATIENCE = key("alert.patience")
            .durationType()
            .defaultValue(ALERT.patience())
            .withDescription("How long it must be quiet before an episode is resolved.");
    public static final ConfigOption<String> ALERT_DASHBOARD = key("alert.dashboard")
            .stringType()
            .defaultValue(ALERT.dashboard())
            .withDescription("A dashboard's address, with {brand}, {from} and {to} to be filled in.");

    public static final ConfigOption<List<String>> INDEX_HOSTS = key("index.hosts")
            .stringType()
            .asList()
            .defaultValues(INDEX.connection().hosts().toArray(String[]::new))
            .withDescription("Elasticsearch's URLs with their ports, with semicolons between.");
    public static final ConfigOption<String> INDEX_API_KEY_FILE = key("index.api-key-file")
            .stringType()
            .defaultValue("")
            .withDescription("A file that holds an encoded API key, as Kibana shows it; read whenever a connection is"
                    + " opened.");
    public static final ConfigOption<String> INDEX_CA_CERTIFICATE = key("index.ca-certificate")
            .stringType()
            .defaultValue("")
            .withDescription("A file of PEM certificates, to trust these alone.");
    public static final ConfigOption<Integer> INDEX_BULK_DOCUMENTS = key("index.bulk-documents")
            .intType()
            .defaultValue(INDEX.bulkDocuments())
            .withDescription("Changes in one bulk at most.");
    public static final ConfigOption<Long> INDEX_BULK_BYTES = key("index.bulk-bytes")
            .longType()
            .defaultValue(INDEX.bulkBytes())
            .withDescription("Bytes in one bulk at most.");
    public static final ConfigOption<Duration> INDEX_FLUSH_INTERVAL = key("index.flush-interval")
            .durationType()
            .defaultValue(INDEX.flushInterval())
            .withDescription("How long a change waits at most for others to travel with.");
    public static final ConfigOption<Duration> INDEX_LONGEST_PAUSE = key("index.longest-pause")
            .durationType()
            .defaultValue(INDEX.longestPause())
            .withDescription("Longest wait between two tries while Elasticsearch is away.");

    public static final ConfigOption<String> NOTIFY_ROUTES = key("notify.routes")
            .stringType()
            .defaultValue("")
            .withDescription("A file that says who is told of which alerts; without one they go to the log.");

    public static final ConfigOption<String> CONSOLE_ADDRESS = key("console.address")
            .stringType()
            .defaultValue(ConsoleConfig.ADDRESS)
            .withDescription("Where the console is served; all but this machine alone needs a password.");
    public static final ConfigOption<Integer> CONSOLE_PORT = key("console.port")
            .intType()
            .defaultValue(ConsoleConfig.PORT)
            .withDescription("The console's port; 0 for any that is free.");
    public static final ConfigOption<String> CONSOLE_PASSWORD_FILE = key("console.password-file")
            .stringType()
            .defaultValue("")
            .withDescription("A file that holds the console's password. Without one the variable "
                    + ConsoleConfig.PASSWORD_VARIABLE + " is looked at.");

    public static final ConfigOption<String> BACKFILL_FROM = key("backfill.from")
            .stringType()
            .defaultValue("")
            .withDescription("Received time from which BackfillJob's brand set holds, as 2026-03-01T00:00:00Z."
                    + " Required by BackfillJob.");
    public static final ConfigOption<String> BACKFILL_TO = key("backfill.to")
            .stringType()
            .defaultValue("")
            .withDescription("Received time until which payloads are matched again, exclusive. Empty: until now.");

    public static final ConfigOption<Duration> CHECKPOINT_INTERVAL = key("checkpoint.interval")
            .durationType()
            .defaultValue(Duration.ofSeconds(10))
            .withDescription("How often state is secured; what a restart has to read again at most.");

    /** In the order in which they are told to users. */
    public static final List<ConfigOption<?>> ALL = List.of(
            KAFKA_BOOTSTRAP_SERVERS,
            KAFKA_CLIENT_PROPERTIES,
            KAFKA_PARTITIONS,
            KAFKA_REPLICATION,
            SOURCE_OUT_OF_ORDERNESS,
            SOURCE_IDLE_AFTER,
            SOURCE_DISCOVERY_INTERVAL,
            SOURCE_OWN_SLOTS,
            BRANDS_FILE,
            FEEDS_MAPPING,
            SENTIMENT_ENCODER_BELOW,
            SENTIMENT_MODELS,
            MEASURE_WINDOWS,
            MEASURE_LATENESS,
            MEASURE_LATENESS_OF,
            MEASURE_REFRESH,
            MEASURE_RETENTION,
            ALERT_SLICE,
            ALERT_WARM_UP,
            ALERT_PATIENCE,
            ALERT_DASHBOARD,
            INDEX_HOSTS,
            INDEX_API_KEY_FILE,
            INDEX_CA_CERTIFICATE,
            INDEX_BULK_DOCUMENTS,
            INDEX_BULK_BYTES,
            INDEX_FLUSH_INTERVAL,
            INDEX_LONGEST_PAUSE,
            NOTIFY_ROUTES,
            CONSOLE_ADDRESS,
            CONSOLE_PORT,
            CONSOLE_PASSWORD_FILE,
            BACKFILL_FROM,
            BACKFILL_TO,
            CHECKPOINT_INTERVAL);

    private Options() {}

    /** What it means, for a person; its default. */
    static String describe(ConfigOption<?> option) {
        return new HtmlFormatter().format(option.description());
    }

    private static OptionBuilder key(String key) {
        return ConfigOptions.key(key);
    }
}
