package earshot.config;

import earshot.alert.AlertConfig;
import earshot.index.IndexConfig;
import earshot.measure.MeasureConfig;
import java.time.Duration;
import java.util.List;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.ConfigOptions;
import org.apache.flink.configuration.MemorySize;

/** Every key a user can set, once; README's table is held to it by a test. */
public final class Options {

    private static final AlertConfig ALERT = AlertConfig.DEFAULT;
    private static final MeasureConfig MEASURE = MeasureConfig.DEFAULT;

    static final ConfigOption<String> BOOTSTRAP_SERVERS = ConfigOptions.key("kafka.bootstrap-servers")
            .stringType()
            .defaultValue("localhost:9092")
            .withDescription("Kafka's host:port, several with commas between them");
    static final ConfigOption<Integer> PARTITIONS = ConfigOptions.key("kafka.partitions")
            .intType()
            .defaultValue(2)
            .withDescription("partitions of the topics Earshot creates");
    static final ConfigOption<String> TOPICS = ConfigOptions.key("source.topics")
            .stringType()
            .defaultValue("raw\\..+")
            .withDescription("pattern of the raw topics; what follows `raw.` is the platform");
    static final ConfigOption<Duration> OUT_OF_ORDERNESS = duration(
            "source.out-of-orderness",
            Duration.ofSeconds(5),
            "how far received times may go back within one partition");
    static final ConfigOption<Duration> IDLE_AFTER = duration(
            "source.idle-after",
            Duration.ofSeconds(30),
            "after how long without payloads a partition no longer holds event time back");
    static final ConfigOption<String> MAPPING = ConfigOptions.key("source.mapping")
            .stringType()
            .defaultValue("")
            .withDescription("file that maps a CSV export's columns; empty: a tweet export's");
    static final ConfigOption<String> BRANDS = ConfigOptions.key("brands.file")
            .stringType()
            .defaultValue("")
            .withDescription("brand-set file; ListenJob needs one");
    static final ConfigOption<List<Duration>> WINDOWS = ConfigOptions.key("measure.windows")
            .durationType()
            .asList()
            .defaultValues(MEASURE.windows().toArray(Duration[]::new))
            .withDescription("window lengths, each dividing a day or whole days; several with `;` between them");
    static final ConfigOption<Duration> LATENESS = duration(
            "measure.lateness", MEASURE.lateness(), "how long a window waits for late posts before it is final");
    static final ConfigOption<Duration> REFRESH =
            duration("measure.refresh", MEASURE.refresh(), "how often at most a changing window is shown");
    static final ConfigOption<Duration> RETENTION =
            duration("measure.retention", MEASURE.retention(), "how long posts and windows can still be revised");
    static final ConfigOption<Duration> ALERT_SLICE =
            duration("alert.slice", ALERT.slice(), "the window the spike rule reads; one of measure.windows");
    static final ConfigOption<Integer> ALERT_SLICES = ConfigOptions.key("alert.slices")
            .intType()
            .defaultValue(ALERT.slices())
            .withDescription("slices in the trailing test window");
    static final ConfigOption<Duration> ALERT_HALF_LIFE =
            duration("alert.half-life", ALERT.halfLife(), "how long until an observation weighs half in the baseline");
    static final ConfigOption<Duration> ALERT_WARM_UP =
            duration("alert.warm-up", ALERT.warmUp(), "how long a brand must have been heard before anything is said");
    static final ConfigOption<Long> ALERT_LEAST = ConfigOptions.key("alert.least")
            .longType()
            .defaultValue(ALERT.least())
            .withDescription("negative mentions in the test window below which nothing is said");
    static final ConfigOption<Double> ALERT_SIGMAS = ConfigOptions.key("alert.sigmas")
            .doubleType()
            .defaultValue(ALERT.sigmas())
            .withDescription("standard deviations above the baseline that open an episode");
    static final ConfigOption<Duration> ALERT_PATIENCE =
            duration("alert.patience", ALERT.patience(), "how long it must be quiet before an episode is resolved");
    static final ConfigOption<List<String>> HOSTS = ConfigOptions.key("index.hosts")
            .stringType()
            .asList()
            .defaultValues("http://localhost:9200")
            .withDescription("Elasticsearch's URLs; several with `;` between them");
    static final ConfigOption<String> API_KEY_FILE = ConfigOptions.key("index.api-key-file")
            .stringType()
            .defaultValue("")
            .withDescription("file that holds Elasticsearch's encoded API key; empty: none");
    static final ConfigOption<String> CA_CERTIFICATE = ConfigOptions.key("index.ca-certificate")
            .stringType()
            .defaultValue("")
            .withDescription("PEM file of the authority to trust; empty: the JDK's own");
    static final ConfigOption<Integer> BULK_DOCUMENTS = ConfigOptions.key("index.bulk-documents")
            .intType()
            .defaultValue(IndexConfig.BULK_DOCUMENTS)
            .withDescription("changes in one bulk at most");
    static final ConfigOption<MemorySize> BULK_BYTES = ConfigOptions.key("index.bulk-bytes")
            .memoryType()
            .defaultValue(new MemorySize(IndexConfig.BULK_BYTES))
            .withDescription("size of one bulk at most");
    static final ConfigOption<Duration> FLUSH_INTERVAL = duration(
            "index.flush-interval", IndexConfig.FLUSH_INTERVAL, "how long a change waits for others to travel with");
    static final ConfigOption<Duration> LONGEST_PAUSE = duration(
            "index.longest-pause", IndexConfig.LONGEST_PAUSE, "longest wait between tries while Elasticsearch is away");

    /** In the order of README's table. */
    public static final List<ConfigOption<?>> ALL = List.of(
            BOOTSTRAP_SERVERS,
            PARTITIONS,
            TOPICS,
            OUT_OF_ORDERNESS,
            IDLE_AFTER,
            MAPPING,
            BRANDS,
            WINDOWS,
            LATENESS,
            REFRESH,
            RETENTION,
            ALERT_SLICE,
            ALERT_SLICES,
            ALERT_HALF_LIFE,
            ALERT_WARM_UP,
            ALERT_LEAST,
            ALERT_SIGMAS,
            ALERT_PATIENCE,
            HOSTS,
            API_KEY_FILE,
            CA_CERTIFICATE,
            BULK_DOCUMENTS,
            BULK_BYTES,
            FLUSH_INTERVAL,
            LONGEST_PAUSE);

    private Options() {}

    private static ConfigOption<Duration> duration(String key, Duration otherwise, String description) {
        return ConfigOptions.key(key).durationType().defaultValue(otherwise).withDescription(description);
    }
}
