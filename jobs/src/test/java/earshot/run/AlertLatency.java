package earshot.run;

import static java.util.Objects.requireNonNull;

import earshot.alert.AlertConfig;
import earshot.config.JobConfig;
import earshot.config.KafkaConfig;
import earshot.config.Settings;
import earshot.feed.Feeds;
import earshot.flow.ListenConfig;
import earshot.local.FreePorts;
import earshot.local.LocalBroker;
import earshot.measure.MeasureConfig;
import earshot.model.Alert;
import earshot.model.BrandSet;
import earshot.query.BrandSetSource;
import earshot.sentiment.SentimentConfig;
import earshot.wire.Topic;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * How long from the arrival of a burst's first post in Kafka to the alert in its topic, against a real broker, while so
 * many other posts a second come in, some of them about one loud brand. Forty brands, heard for six hours, each
 * have a burst of thirty angry posts. The tipping post is one of the burst, so what is printed is never too short.
 * Arguments: posts a second; seconds until the first burst, in which the job starts; one of how many is about the loud brand.
 */
final class AlertLatency {

    private static final int BRANDS = 40;
    private static final int BURST = 30;
    private static final DateTimeFormatter CREATED =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss Z", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final KafkaProducer<byte[], byte[]> producer;
    private final Random random = new Random(1);
    private long posts;

    private AlertLatency(KafkaProducer<byte[], byte[]> producer) {
        this.producer = producer;
    }

    public static void main(String[] args) throws Exception {
        int perSecond = args.length > 0 ? Integer.parseInt(args[0]) : 1_000;
        int warmUp = args.length > 1 ? Integer.parseInt(args[1]) : 40;
        int loud = args.length > 2 ? Integer.parseInt(args[2]) : 10;
        Path folder = Files.createTempDirectory("alert-latency");
        int port = FreePorts.one();
        String servers = "127.0.0.1:" + port;
        KafkaConfig kafka = new JobConfig(new Settings().set(Map.of("kafka.bootstrap-servers", servers))).kafka();
        try (LocalBroker broker = LocalBroker.start(folder, port);
                Admin admin = Admin.create(Map.of("bootstrap.servers", servers));
                var producer = new KafkaProducer<>(
                        Map.of("bootstrap.servers", servers, "linger.ms", "5", "acks", "1"),
                        new ByteArraySerializer(),
                        new ByteArraySerializer())) {
            new CreateTopics(admin, kafka).outputs();
            new CreateTopics(admin, kafka).raw(List.of("csv"));
            var latency = new AlertLatency(producer);
            latency.history(Instant.now());
            var flink = new JobConfig(new Settings()).flink();
            // In the job manager's memory there is too little room, and the job would start over and over.
            flink.set(CheckpointingOptions.CHECKPOINT_STORAGE, "filesystem");
            flink.set(
                    CheckpointingOptions.CHECKPOINTS_DIRECTORY,
                    folder.resolve("checkpoints").toUri().toString());
            var environment = StreamExecutionEnvironment.createLocalEnvironment(2, flink);
            ListenJob.build(
                    environment,
                    kafka,
                    Feeds.standard(),
                    new ListenConfig(
                            BrandSetSource.fixed(brands()),
                            SentimentConfig.DEFAULT,
                            MeasureConfig.DEFAULT,
                            AlertConfig.DEFAULT));
            var job = environment.executeAsync("alert-latency");
            latency.measure(servers, perSecond, warmUp, loud);
            job.cancel().get();
        }
    }

    private static BrandSet brands() {
        List<BrandSet.Brand> brands = new ArrayList<>(IntStream.range(0, BRANDS)
                .mapToObj(i -> new BrandSet.Brand("brand-" + i, "Zorvex" + i, "zorvex" + i, List.of(), List.of()))
                .toList());
        brands.add(new BrandSet.Brand("loud", "Loudco", "loudco", List.of(), List.of()));
        return new BrandSet("latency", 1, brands, false, List.of(), "UTC", List.of(), List.of());
    }

    /** A mention every two minutes of each brand for six hours. */
    private void history(Instant now) {
        for (int minute = 6 * 60; minute > 0; minute -= 2) {
            for (int brand = 0; brand < BRANDS; brand++) {
                send("zorvex" + brand + " opens at nine on monday", now.minus(Duration.ofMinutes(minute)));
            }
        }
        producer.flush();
    }

    private void measure(String servers, int perSecond, int warmUp, int oneOf) throws Exception {
        Map<String, Long> arrived = new ConcurrentHashMap<>();
        Map<String, Long> told = new ConcurrentHashMap<>();
        Thread reader = new Thread(() -> read(servers, arrived, told));
        reader.setDaemon(true);
        reader.start();
        long start = System.nanoTime();
        for (int tick = 0; tick < (warmUp + BRANDS + 10) * 20; tick++) {
            for (int i = 0; i < perSecond / 20; i++) {
                boolean loud = random.nextInt(oneOf) == 0;
                send(
                        loud ? "loudco has a new shop " + random.nextInt() : "rain again " + random.nextInt(),
                        Instant.now());
            }
            int second = tick / 20 - warmUp;
            if (tick % 20 == 0 && second >= 0 && second < BRANDS) {
                arrived.put("brand-" + second, System.currentTimeMillis());
                for (int i = 0; i < BURST; i++) {
                    send("zorvex" + second + " is awful, disgusting, the worst " + word() + " ever", Instant.now());
                }
            }
            long due = start + (tick + 1) * 50_000_000L;
            while (System.nanoTime() < due) {
                Thread.onSpinWait();
                LockSupport.parkNanos(1_000_000);
            }
        }
        producer.flush();
        List<Long> millis = arrived.entrySet().stream()
                .filter(entry -> told.containsKey(entry.getKey()))
                .map(entry -> requireNonNull(told.get(entry.getKey())) - entry.getValue())
                .sorted()
                .toList();
        if (millis.isEmpty()) {
            throw new IllegalStateException("no burst was told: the job was not up, or is behind");
        }
        System.out.printf(
                "%,d posts a second (sent %,.0f): %d of %d bursts told; p50 %,d ms, p99 %,d ms, longest %,d ms%n",
                perSecond,
                posts / ((System.nanoTime() - start) / 1e9),
                millis.size(),
                BRANDS,
                millis.get(millis.size() / 2),
                millis.get((int) Math.ceil(0.99 * millis.size()) - 1),
                millis.get(millis.size() - 1));
    }

    private static void read(String servers, Map<String, Long> arrived, Map<String, Long> told) {
        try (var consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", servers, "group.id", "latency", "auto.offset.reset", "earliest"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            consumer.subscribe(List.of(Topic.ALERTS.name()));
            while (true) {
                for (var record : consumer.poll(Duration.ofMillis(100))) {
                    Alert alert = Topic.ALERTS.codec().decode(record.value());
                    if (alert.rule().equals("negative-spike") && arrived.containsKey(alert.brand())) {
                        told.putIfAbsent(alert.brand(), record.timestamp());
                    }
                }
            }
        }
    }

    private String word() {
        return random.ints(6, 'a', 'z' + 1)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private void send(String text, Instant at) {
        String id = Long.toString(posts++);
        byte[] row = ("tweet_id,name,text,retweet_count,tweet_created,tweet_location\n" + id + ",user" + id + ",\""
                        + text + "\",0," + CREATED.format(at) + ",")
                .getBytes(StandardCharsets.UTF_8);
        var record = new ProducerRecord<byte[], byte[]>(RawTopic.of("csv"), row);
        record.headers()
                .add(RawTopic.RECEIVED_AT, Long.toString(at.toEpochMilli()).getBytes(StandardCharsets.US_ASCII));
        Future<RecordMetadata> unused = producer.send(record);
    }
}
