package earshot.config;

import earshot.alert.AlertConfig;
import earshot.console.ConsoleConfig;
import earshot.feed.CsvMapping;
import earshot.feed.CsvParser;
import earshot.feed.Feeds;
import earshot.flow.ListenConfig;
import earshot.index.ElasticsearchConnection;
import earshot.index.IndexConfig;
import earshot.measure.MeasureConfig;
import earshot.model.BrandSet;
import earshot.notify.NotifyConfig;
import earshot.notify.RoutesFile;
import earshot.query.BrandFile;
import earshot.query.BrandSetSource;
import earshot.sentiment.SentimentConfig;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.util.TimeUtils;

/** The settings, read and checked: what holds here holds while the jobs run. */
public final class JobConfig {
    private final Settings settings;

    public JobConfig(Settings settings) {
        this.settings = settings;
    }

    /** @throws PlainError as all of these: with key, value and what is allowed */
    public KafkaConfig kafka() {
        return checked(() -> new KafkaConfig(
                settings.get(Options.KAFKA_BOOTSTRAP_SERVERS),
                kafkaClient(),
                settings.get(Options.KAFKA_PARTITIONS),
                settings.get(Options.KAFKA_REPLICATION),
                settings.get(Options.SOURCE_OUT_OF_ORDERNESS),
                settings.get(Options.SOURCE_IDLE_AFTER),
                settings.get(Options.SOURCE_DISCOVERY_INTERVAL)));
    }

    private Map<String, String> kafkaClient() {
        String file = settings.get(Options.KAFKA_CLIENT_PROPERTIES);
        return file.isEmpty() ? Map.of() : read(file, KafkaClientFile::read);
    }

    /** The brand set in the file named by {@code brands.file}. */
    public BrandSet brands() {
        String file = settings.get(Options.BRANDS_FILE);
        if (file.isEmpty()) {
            throw new PlainError(Options.BRANDS_FILE.key() + " is not set: name a brand set to listen for");
        }
        return checked(() -> read(file, BrandFile::read));
    }

    /** Every platform that can be read. */
    public Feeds feeds() {
        String mapping = settings.get(Options.FEEDS_MAPPING);
        if (mapping.isEmpty()) {
            return Feeds.standard();
        }
        return Feeds.standard().with(new CsvParser(checked(() -> read(mapping, JobConfig::mapping))));
    }

    private static CsvMapping mapping(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return CsvMapping.read(in);
        }
    }

    /** Listens for one brand set that never changes. */
    public ListenConfig listen(BrandSet brands) {
        return listen(BrandSetSource.fixed(brands), brands.timeZone());
    }

    /** @param timeZone of the days that are measured, IANA */
    public ListenConfig listen(BrandSetSource brands, String timeZone) {
        return checked(() -> new ListenConfig(brands, sentiment(), measure(ZoneId.of(timeZone)), alert()));
    }

    public SentimentConfig sentiment() {
        return checked(() -> new SentimentConfig(
                settings.get(Options.SENTIMENT_ENCODER_BELOW), settings.get(Options.SENTIMENT_MODELS)));
    }

    public AlertConfig alert() {
        return checked(() -> new AlertConfig(
                settings.get(Options.ALERT_SLICE),
                settings.get(Options.ALERT_WARM_UP),
                settings.get(Options.ALERT_PATIENCE),
                settings.get(Options.ALERT_DASHBOARD)));
    }

    /** @param zone of the days that are measured */
    public MeasureConfig measure(ZoneId zone) {
        return new MeasureConfig(
                settings.get(Options.MEASURE_WINDOWS),
                settings.get(Options.MEASURE_LATENESS),
                latenessOf(),
                settings.get(Options.MEASURE_REFRESH),
                settings.get(Options.MEASURE_RETENTION),
                zone);
    }

    private Map<String, Duration> latenessOf() {
        Feeds known = feeds();
        Map<String, Duration> latenessOf = new HashMap<>();
        settings.get(Options.MEASURE_LATENESS_OF).forEach((platform, wait) -> {
            if (!known.reads(platform)) {
                throw new IllegalArgumentException(Options.MEASURE_LATENESS_OF.key() + " names " + platform
                        + "; it must be one of " + known.platforms());
            }
            latenessOf.put(platform, TimeUtils.parseDuration(wait));
        });
        return latenessOf;
    }

    /** Until when a platform's posts are in time for a window of that end. */
    public Instant inTimeUntil(Instant end, String platform) {
        MeasureConfig measure = checked(() -> measure(ZoneOffset.UTC));
        return end.plus(measure.latenessOf().getOrDefault(platform, measure.lateness()));
    }

    /** How long a changed window of that length may take to be indexed as it stands. */
    public Duration refresh(Duration length) {
        return checked(() -> measure(ZoneOffset.UTC).refresh(length))
                .multipliedBy(2)
                .plus(settings.get(Options.INDEX_FLUSH_INTERVAL).multipliedBy(2));
    }

    public IndexConfig index() {
        return checked(() -> new IndexConfig(
                new ElasticsearchConnection(
                        settings.get(Options.INDEX_HOSTS),
                        settings.get(Options.INDEX_API_KEY_FILE),
                        settings.get(Options.INDEX_CA_CERTIFICATE)),
                settings.get(Options.INDEX_BULK_DOCUMENTS),
                settings.get(Options.INDEX_BULK_BYTES),
                settings.get(Options.INDEX_FLUSH_INTERVAL),
                settings.get(Options.INDEX_LONGEST_PAUSE)));
    }

    /** Who is told of which alerts, as the file named by {@code notify.routes} and the brand set say. */
    public NotifyConfig notifying() {
        String file = settings.get(Options.NOTIFY_ROUTES);
        NotifyConfig config = file.isEmpty() ? NotifyConfig.LOG : checked(() -> read(file, RoutesFile::read));
        return settings.get(Options.BRANDS_FILE).isEmpty() ? config : checked(() -> knowing(config, brands()));
    }

    private static NotifyConfig knowing(NotifyConfig config, BrandSet brands) {
        if (!config.equals(NotifyConfig.LOG)) {
            config.check(brands);
        }
        return config.knowing(brands);
    }

    /** Where the console is served and to whom; the password is read now. */
    public ConsoleConfig console() {
        return checked(() -> ConsoleConfig.of(
                settings.get(Options.CONSOLE_ADDRESS),
                settings.get(Options.CONSOLE_PORT),
                settings.get(Options.CONSOLE_PASSWORD_FILE),
                System.getenv()));
    }

    /** @throws PlainError where it is not set or no time */
    public Instant backfillFrom() {
        return time(Options.BACKFILL_FROM, Optional.empty());
    }

    /** @throws PlainError where it is no time */
    public Instant backfillTo() {
        return time(Options.BACKFILL_TO, Optional.of(Instant.MAX));
    }

    private Instant time(ConfigOption<String> option, Optional<Instant> otherwise) {
        String value = settings.get(option);
        if (value.isEmpty() && otherwise.isPresent()) {
            return otherwise.get();
        }
        try {
            return Instant.parse(value);
        } catch (DateTimeParseException e) {
            throw new PlainError(
                    option.key() + " is \"" + value + "\"; it must be a time like 2026-03-01T00:00:00Z", e);
        }
    }

    /** How Flink runs the jobs, with the user's own settings of it. */
    public Configuration flink() {
        Duration interval = settings.get(Options.CHECKPOINT_INTERVAL);
        if (interval.compareTo(Duration.ofMillis(100)) < 0) {
            throw new PlainError(Options.CHECKPOINT_INTERVAL.key() + " is " + interval + "; it must be 100 ms or more");
        }
        Configuration flink = settings.flink();
        flink.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, interval);
        flink.set(PipelineOptions.GENERIC_TYPES, false);
        flink.set(PipelineOptions.AUTO_GENERATE_UIDS, false);
        flink.set(PipelineOptions.OBJECT_REUSE, true);
        flink.set(Options.SOURCE_OWN_SLOTS, settings.get(Options.SOURCE_OWN_SLOTS));
        return flink;
    }

    private interface Reader<T> {
        T read(Path file) throws IOException;
    }

    private static <T> T read(String file, Reader<T> reader) {
        try {
            return reader.read(Path.of(file));
        } catch (IOException e) {
            throw new PlainError("Cannot read " + file + ": " + e.getMessage(), e);
        }
    }

    private static <T> T checked(Supplier<T> config) {
        try {
            return config.get();
        } catch (IllegalArgumentException e) {
            throw new PlainError(String.valueOf(e.getMessage()), e);
        }
    }
}
