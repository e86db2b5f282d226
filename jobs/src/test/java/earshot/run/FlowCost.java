package earshot.run;

import com.sun.management.OperatingSystemMXBean;
import earshot.config.JobConfig;
import earshot.config.KafkaConfig;
import earshot.config.Settings;
import earshot.feed.FeedFiles;
import earshot.feed.Feeds;
import earshot.feed.FilePayload;
import earshot.local.LocalBroker;
import earshot.local.TopicOffsets;
import earshot.model.BrandSet;
import java.io.File;
import java.lang.management.ManagementFactory;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * What the whole flow costs of processor time per raw payload: recorded files of X, told several times with other ids,
 * from Kafka through ListenJob with 1,000 brands, RocksDB and a checkpoint each 10 s back to Kafka; and beside it, in the
 * same process, the same payloads from Kafka to nowhere. The broker is a process of its own, so all time of this one is
 * the jobs', garbage collection and RocksDB included. The first third warms up. Arguments: a folder of files, rounds.
 */
final class FlowCost {

    private static final int BRANDS = 1_000;
    /** Words more frequent than these are nobody's name. */
    private static final int COMMONEST = 300;

    private static final Pattern TEXT = Pattern.compile("\"text\":\"((?:[^\"\\\\]|\\\\.)*)\"");
    private static final Pattern WORD = Pattern.compile("\\b[a-z]{5,12}\\b");
    private static final Pattern ID = Pattern.compile("\\b1146\\d{15}\\b");

    private FlowCost() {}

    public static void main(String[] args) throws Exception {
        if (args[0].equals("broker")) {
            try (LocalBroker broker = LocalBroker.start(Path.of(args[1]), Integer.parseInt(args[2]))) {
                System.in.transferTo(System.out);
            }
            return;
        }
        Path folder = Files.createTempDirectory("flow-cost");
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        Process broker = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin/java").toString(),
                        "-Xmx512m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        FlowCost.class.getName(),
                        "broker",
                        folder.resolve("kafka").toString(),
                        Integer.toString(port))
                .redirectOutput(new File("/dev/null"))
                .redirectError(new File("/dev/null"))
                .start();
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", "127.0.0.1:" + port))) {
            run(folder, port, admin, Path.of(args[0]), Integer.parseInt(args[1]));
        } finally {
            broker.destroy();
            broker.waitFor();
        }
    }

    private static void run(Path folder, int port, Admin admin, Path files, int rounds) throws Exception {
        String servers = "127.0.0.1:" + port;
        JobConfig config = new JobConfig(new Settings()
                .set(Map.of(
                        "kafka.bootstrap-servers", servers, "kafka.partitions", "2", "checkpoint.interval", "10 s")));
        KafkaConfig kafka = config.kafka();
        CreateTopics topics = new CreateTopics(admin, kafka);
        topics.outputs();
        topics.raw(List.of("x"));
        List<String> lines = new ArrayList<>();
        for (Iterator<FilePayload> payloads = FeedFiles.open(List.of(files)); payloads.hasNext(); ) {
            lines.add(new String(payloads.next().bytes(), StandardCharsets.UTF_8));
        }
        BrandSet brands = brands(lines);
        fill(servers, lines, rounds);
        System.out.printf(
                "%,d payloads, %,d brands%n",
                (long) lines.size() * rounds, brands.brands().size());

        double discard = measure("kafka to nowhere", admin, ReadRaw.GROUP, folder, config, environment -> ReadRaw.from(
                        environment, kafka)
                .sinkTo(new DiscardingSink<>())
                .uid("nowhere"));
        admin.deleteConsumerGroups(List.of(ReadRaw.GROUP)).all().get();
        double whole = measure(
                "the whole flow",
                admin,
                ReadRaw.GROUP,
                folder,
                config,
                environment -> ListenJob.build(environment, kafka, Feeds.standard(), config.listen(brands)));
        System.out.printf("%.1f times kafka to nowhere%n", whole / discard);
    }

    private interface Job {
        void build(StreamExecutionEnvironment environment);
    }

    private static double measure(String name, Admin admin, String group, Path folder, JobConfig config, Job job)
            throws Exception {
        Configuration flink = config.flink();
        flink.set(StateBackendOptions.STATE_BACKEND, "rocksdb");
        flink.set(CheckpointingOptions.INCREMENTAL_CHECKPOINTS, true);
        flink.set(
                CheckpointingOptions.CHECKPOINTS_DIRECTORY,
                folder.resolve("checkpoints").toUri().toString());
        var environment = StreamExecutionEnvironment.createLocalEnvironment(2, flink);
        job.build(environment);
        var process = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        TopicOffsets offsets = new TopicOffsets(admin);
        long all = offsets.payloads();
        var running = environment.executeAsync(name);
        long secured = 0;
        long warm = 0;
        long warmCpu = 0;
        long cpu = 0;
        Instant warmAt = Instant.EPOCH;
        while (secured < all) {
            Thread.sleep(200);
            long now = all - offsets.payloadsBehind(group);
            if (now > secured) {
                secured = now;
                cpu = process.getProcessCpuTime();
                if (warm == 0 && secured > all / 3) {
                    warm = secured;
                    warmCpu = cpu;
                    warmAt = Instant.now();
                }
            }
        }
        double micros = (cpu - warmCpu) / 1e3 / (secured - warm);
        System.out.printf(
                "%s: %.1f µs of processor time a payload, %,.0f payloads a second%n",
                name,
                micros,
                (secured - warm) / (Duration.between(warmAt, Instant.now()).toMillis() / 1e3));
        running.cancel().get();
        return micros;
    }

    /** Named by words of the posts themselves, neither the commonest nor the rarest. */
    private static BrandSet brands(List<String> lines) {
        Map<String, Integer> counts = new HashMap<>();
        for (String line : lines) {
            Matcher text = TEXT.matcher(line);
            if (text.find()) {
                Matcher word = WORD.matcher(text.group(1));
                while (word.find()) {
                    counts.merge(word.group(), 1, Integer::sum);
                }
            }
        }
        List<String> words = counts.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .skip(COMMONEST)
                .limit(BRANDS)
                .map(Map.Entry::getKey)
                .toList();
        return new BrandSet(
                "words",
                1,
                IntStream.range(0, words.size())
                        .mapToObj(
                                i -> new BrandSet.Brand("brand-" + i, words.get(i), words.get(i), List.of(), List.of()))
                        .toList(),
                false,
                List.of(),
                "UTC",
                List.of(),
                List.of());
    }

    private static void fill(String servers, List<String> lines, int rounds) {
        try (var producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", servers, "linger.ms", "20", "compression.type", "lz4"),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            Instant first = Instant.now().minus(Duration.ofHours(1));
            for (int round = 0; round < rounds; round++) {
                String other = Integer.toString(1146 + round);
                for (int i = 0; i < lines.size(); i++) {
                    String line = ID.matcher(lines.get(i))
                            .replaceAll(id -> other + id.group().substring(4));
                    var record =
                            new ProducerRecord<byte[], byte[]>(RawTopic.of("x"), line.getBytes(StandardCharsets.UTF_8));
                    Instant receivedAt =
                            first.plusMillis((long) i * 540_000 / lines.size()).plusSeconds(540L * round);
                    record.headers().add(RawTopic.RECEIVED_AT, RawTopic.header(receivedAt));
                    Future<RecordMetadata> unused = producer.send(record);
                }
            }
        }
    }
}
