package earshot.run;

import com.sun.management.OperatingSystemMXBean;
import earshot.config.JobConfig;
import earshot.config.KafkaConfig;
import earshot.config.Options;
import earshot.config.Settings;
import earshot.feed.FeedFiles;
import earshot.feed.Feeds;
import earshot.feed.FilePayload;
import earshot.local.FreePorts;
import earshot.local.LocalBroker;
import earshot.local.TopicOffsets;
import earshot.model.BrandSet;
import earshot.wire.Topic;
import java.io.File;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
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
 * What the whole flow costs of processor time per raw payload: recorded files of X, each payload told several times with
 * other ids as if so much more were said in the same time, from Kafka through ListenJob with 1,000 brands, RocksDB and a
 * checkpoint each 10 s back to Kafka; and beside it, in the same process, the same payloads from Kafka to nowhere. The
 * broker is a process of its own, so all time of this one is the jobs', garbage collection and RocksDB included. The
 * first third warms up.
 *
 * <p>Arguments: a folder of files; how many times each is told; how many words of the posts, commonest first, are
 * nobody's name (the more, the rarer the mentions); below which sureness of the table the encoder reads, 0 for never.
 */
final class FlowCost {

    private static final int BRANDS = 1_000;
    /** Kafka to nowhere is over in seconds, and offsets are known by checkpoints alone. */
    private static final String OFTEN = "200 ms";

    private static final int SHOWN = 12;

    private static final Pattern TEXT = Pattern.compile("\"text\":\"((?:[^\"\\\\]|\\\\.)*)\"");
    private static final Pattern WORD = Pattern.compile("\\b[a-z]{5,12}\\b");
    private static final Pattern AT = Pattern.compile("\"timestamp_ms\":\"(\\d+)\"");
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
        int port = FreePorts.one();
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
            run(folder, port, admin, args);
        } finally {
            broker.destroy();
            broker.waitFor();
        }
    }

    private static void run(Path folder, int port, Admin admin, String[] args) throws Exception {
        int copies = Integer.parseInt(args[1]);
        String servers = "127.0.0.1:" + port;
        Map<String, String> settings = Map.of(
                "kafka.bootstrap-servers", servers,
                "kafka.partitions", "2",
                "flink.taskmanager.memory.managed.size", "1 gb",
                "flink.state.backend.rocksdb.use-bloom-filter", "true",
                "sentiment.encoder-below", args[3]);
        var config = new JobConfig(new Settings().set(settings).with(Options.CHECKPOINT_INTERVAL, "10 s"));
        var often = new JobConfig(new Settings().set(settings).with(Options.CHECKPOINT_INTERVAL, OFTEN));
        KafkaConfig kafka = config.kafka();
        CreateTopics topics = new CreateTopics(admin, kafka);
        topics.outputs();
        topics.raw(List.of("x"));
        List<String> lines = new ArrayList<>();
        for (Iterator<FilePayload> payloads = FeedFiles.open(List.of(Path.of(args[0]))); payloads.hasNext(); ) {
            lines.add(new String(payloads.next().bytes(), StandardCharsets.UTF_8));
        }
        BrandSet brands = brands(lines, Integer.parseInt(args[2]));
        fill(servers, lines, copies);
        System.out.printf(
                "%,d payloads, %,d brands%n",
                (long) lines.size() * copies, brands.brands().size());

        double discard =
                measure("kafka to nowhere", admin, folder, often, environment -> ReadRaw.from(environment, kafka)
                        .sinkTo(new DiscardingSink<>())
                        .uid("nowhere"));
        admin.deleteConsumerGroups(List.of(ReadRaw.GROUP)).all().get();
        double whole = measure(
                "the whole flow",
                admin,
                folder,
                config,
                environment -> ListenJob.build(environment, kafka, Feeds.standard(), config.listen(brands)));
        System.out.printf(
                "%.1f times kafka to nowhere; %,d observations of mentions%n",
                whole / discard, new TopicOffsets(admin).outputs(List.of(Topic.MENTIONS)));
    }

    private interface Job {
        void build(StreamExecutionEnvironment environment);
    }

    private static double measure(String name, Admin admin, Path folder, JobConfig config, Job job) throws Exception {
        Configuration flink = config.flink();
        flink.set(StateBackendOptions.STATE_BACKEND, "rocksdb");
        flink.set(CheckpointingOptions.INCREMENTAL_CHECKPOINTS, true);
        flink.set(
                CheckpointingOptions.CHECKPOINTS_DIRECTORY,
                folder.resolve("checkpoints").toUri().toString());
        var environment = StreamExecutionEnvironment.createLocalEnvironment(2, flink);
        job.build(environment);
        TopicOffsets offsets = new TopicOffsets(admin);
        long all = offsets.payloads();
        var running = environment.executeAsync(name);
        Spent start = Spent.now(0);
        Spent warm = start;
        Spent end = start;
        while (end.payloads < all) {
            Thread.sleep(50);
            long secured = all - offsets.payloadsBehind(ReadRaw.GROUP);
            if (secured > end.payloads) {
                end = Spent.now(secured);
                warm = warm.payloads == 0 && secured > all / 3 ? end : warm;
            }
        }
        running.cancel().get();
        return end.since(warm, name);
    }

    /** Processor time of the process and of its threads by then, in nanoseconds. */
    private record Spent(long payloads, long at, long cpu, Map<String, Long> threads) {

        private static final Pattern NUMBERS = Pattern.compile("[-#(]?\\d+([/)]\\d*[)]?)*#?\\d*");

        static Spent now(long payloads) {
            ThreadMXBean beans = ManagementFactory.getThreadMXBean();
            Map<String, Long> threads = new HashMap<>();
            for (ThreadInfo thread : beans.getThreadInfo(beans.getAllThreadIds())) {
                if (thread != null) {
                    long cpu = Math.max(0, beans.getThreadCpuTime(thread.getThreadId()));
                    threads.merge(NUMBERS.matcher(thread.getThreadName()).replaceAll(""), cpu, Long::sum);
                }
            }
            var process = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
            return new Spent(payloads, System.nanoTime(), process.getProcessCpuTime(), threads);
        }

        /** Prints what was spent since then, and returns it as microseconds a payload. */
        double since(Spent before, String name) {
            long read = payloads - before.payloads;
            double micros = (cpu - before.cpu) / 1e3 / read;
            System.out.printf(
                    "%s: %.1f µs of processor time a payload, %,.0f payloads a second%n",
                    name, micros, read / ((at - before.at) / 1e9));
            Map<String, Double> parts = new HashMap<>();
            threads.forEach((thread, spent) ->
                    parts.put(thread, (spent - before.threads.getOrDefault(thread, 0L)) / 1e3 / read));
            double known =
                    parts.values().stream().mapToDouble(Double::doubleValue).sum();
            parts.put("garbage collection, compiler, RocksDB's own threads", micros - known);
            parts.entrySet().stream()
                    .sorted(Map.Entry.<String, Double>comparingByValue().reversed())
                    .limit(SHOWN)
                    .forEach(part -> System.out.printf("  %6.2f µs  %s%n", part.getValue(), part.getKey()));
            return micros;
        }
    }

    /** Named by words of the posts themselves, but for the commonest. */
    private static BrandSet brands(List<String> lines, int commonest) {
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
                .skip(commonest)
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

    private static void fill(String servers, List<String> lines, int copies) {
        try (var producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", servers, "linger.ms", "20", "compression.type", "lz4"),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            Instant receivedAt = Instant.EPOCH;
            for (String line : lines) {
                Matcher at = AT.matcher(line);
                receivedAt = at.find() ? Instant.ofEpochMilli(Long.parseLong(at.group(1))) : receivedAt;
                for (int copy = 0; copy < copies; copy++) {
                    String other = Integer.toString(1146 + copy);
                    String told =
                            ID.matcher(line).replaceAll(id -> other + id.group().substring(4));
                    var record =
                            new ProducerRecord<byte[], byte[]>(RawTopic.of("x"), told.getBytes(StandardCharsets.UTF_8));
                    record.headers().add(RawTopic.RECEIVED_AT, RawTopic.header(receivedAt));
                    Future<RecordMetadata> unused = producer.send(record);
                }
            }
        }
    }
}
