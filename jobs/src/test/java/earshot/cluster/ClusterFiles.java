package earshot.cluster;

import earshot.local.FreePorts;
import earshot.run.CreateTopics;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The folders, ports and configuration files of one cluster, as an operator would write them. */
final class ClusterFiles {
    static final Path JAR = Path.of(System.getProperty("earshot.test.jar", "target/earshot.jar"))
            .toAbsolutePath();

    private static final Path SHIPPED = Path.of("../docker/flink/config.yaml");
    /** What a distribution of Flink has in its lib folder: no connectors, nothing of Earshot's. */
    private static final Pattern FLINK = Pattern.compile(
            "flink-(?!connector-kafka|test).*(?<!-tests)\\.jar|(commons-|kryo|minlog|objenesis|reflectasm|frocksdbjni|snappy-java"
                    + "|lz4-java|zstd-jni|javassist|snakeyaml-engine|jsr305|log4j-(api|core|slf4j2)|slf4j-api|async-profiler)"
                    + ".*\\.jar");

    /**
     * What its servers may take; all in megabytes.
     *
     * @param options of each Java
     * @param managed what RocksDB has of a TaskManager
     */
    record Size(List<String> options, int elasticsearchHeap, int brokerHeap, int taskHeap, int managed) {
        /** Little memory, and code that is soon as quick as it gets. */
        static final Size SMALL = new Size(List.of("-XX:TieredStopAtLevel=1"), 512, 320, 320, 96);
        /** For thousands of posts a second. */
        static final Size FOR_LOAD = new Size(List.of(), 1_024, 512, 640, 512);
    }

    final Size size;
    final Path folder;
    final int zooKeeperPort = FreePorts.one();
    final int brokerPort = FreePorts.one();
    final int controllerPort = FreePorts.one();
    final int elasticsearchPort = FreePorts.one();
    final int restPort = FreePorts.one();

    ClusterFiles(Size size, Path folder, Path brands, List<String> settings) throws IOException {
        this.size = size;
        this.folder = Files.createDirectories(folder);
        Files.createDirectories(folder.resolve("logs"));
        write("zoo.cfg", zooKeeper());
        write("server.properties", broker());
        write("log4j2.properties", logging());
        write("job-manager/config.yaml", flink());
        for (Part part : List.of(Part.TASK_MANAGER_1, Part.TASK_MANAGER_2)) {
            write(part.name() + "/config.yaml", taskManager());
        }
        List<String> earshot = new ArrayList<>(List.of(
                "kafka.bootstrap-servers: 127.0.0.1:" + brokerPort,
                "index.hosts: http://127.0.0.1:" + elasticsearchPort,
                "brands.file: " + brands));
        earshot.addAll(settings);
        write("earshot.yaml", earshot);
    }

    private void write(String name, List<String> lines) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.write(file, lines);
    }

    static String flinkClasspath() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .filter(entry ->
                        FLINK.matcher(Path.of(entry).getFileName().toString()).matches())
                .collect(Collectors.joining(File.pathSeparator));
    }

    Path file(String name) {
        return folder.resolve(name);
    }

    Path log(String name) {
        return folder.resolve("logs").resolve(name + ".log");
    }

    private List<String> zooKeeper() {
        return List.of(
                "dataDir=" + folder.resolve("zookeeper"),
                "clientPort=" + zooKeeperPort,
                "clientPortAddress=127.0.0.1",
                "tickTime=500",
                "admin.enableServer=false");
    }

    private List<String> broker() {
        return List.of(
                "process.roles=broker,controller",
                "node.id=1",
                "log.dirs=" + folder.resolve("kafka"),
                "listeners=PLAINTEXT://127.0.0.1:" + brokerPort + ",CONTROLLER://127.0.0.1:" + controllerPort,
                "advertised.listeners=PLAINTEXT://127.0.0.1:" + brokerPort,
                "controller.listener.names=CONTROLLER",
                "controller.quorum.voters=1@127.0.0.1:" + controllerPort,
                "auto.create.topics.enable=false",
                "message.max.bytes=" + CreateTopics.LARGEST_RECORD,
                "offsets.topic.num.partitions=1",
                "offsets.topic.replication.factor=1",
                "log.cleaner.dedupe.buffer.size=8388608",
                "group.initial.rebalance.delay.ms=0");
    }

    private static List<String> logging() {
        return List.of(
                "rootLogger.level=INFO",
                "rootLogger.appenderRef.out.ref=out",
                "appender.out.name=out",
                "appender.out.type=CONSOLE",
                "appender.out.layout.type=PatternLayout",
                "appender.out.layout.pattern=%d %-5p %c{1}: %m%n%throwable",
                "logger.metrics.name=org.apache.flink.metrics.MetricGroup",
                "logger.metrics.level=ERROR");
    }

    private List<String> flink() throws IOException {
        List<String> lines = new ArrayList<>(Files.readAllLines(SHIPPED));
        lines.addAll(List.of(
                "jobmanager.rpc.address: 127.0.0.1",
                "jobmanager.bind-host: 127.0.0.1",
                "rest.address: 127.0.0.1",
                "rest.bind-address: 127.0.0.1",
                "rest.port: " + restPort,
                "rest.bind-port: \"" + restPort + "\"",
                "high-availability.type: zookeeper",
                "high-availability.zookeeper.quorum: 127.0.0.1:" + zooKeeperPort,
                "high-availability.zookeeper.client.session-timeout: 5 s",
                "high-availability.storageDir: " + folder.resolve("ha").toUri(),
                "execution.checkpointing.dir: " + folder.resolve("checkpoints").toUri(),
                "execution.checkpointing.savepoint-dir: "
                        + folder.resolve("savepoints").toUri(),
                "io.tmp.dirs: " + Files.createDirectories(folder.resolve("tmp"))));
        return lines;
    }

    /** Each with room for both jobs, so that they run on where one is lost. */
    private List<String> taskManager() throws IOException {
        List<String> lines = new ArrayList<>(flink());
        lines.addAll(List.of(
                "taskmanager.host: 127.0.0.1",
                "taskmanager.bind-host: 127.0.0.1",
                "taskmanager.numberOfTaskSlots: 4",
                "taskmanager.cpu.cores: 1.0",
                "taskmanager.memory.task.heap.size: " + size.taskHeap() + "m",
                "taskmanager.memory.framework.heap.size: 96m",
                "taskmanager.memory.task.off-heap.size: 0m",
                "taskmanager.memory.framework.off-heap.size: 64m",
                "taskmanager.memory.managed.size: " + size.managed() + "m",
                "taskmanager.memory.network.min: 64m",
                "taskmanager.memory.network.max: 64m",
                "taskmanager.memory.jvm-metaspace.size: 256m",
                "taskmanager.memory.jvm-overhead.min: 128m",
                "taskmanager.memory.jvm-overhead.max: 128m"));
        return lines;
    }
}
