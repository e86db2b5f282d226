package earshot.local;

import earshot.config.PlainError;
import earshot.run.CreateTopics;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;

/**
 * A real Kafka broker in this process, its own controller, on one folder.
 *
 * <p>In this process, because a second virtual machine costs 150 MB and a shutdown order that Ctrl-C does not keep. A
 * process killed in the middle leaves what it had acknowledged in the page cache: the next start recovers the log.
 */
public final class LocalBroker implements AutoCloseable {
    private static final int NODE = 1;
    /** 16 bytes in base64, the same at every start. */
    private static final String CLUSTER = "ZWFyc2hvdC1sb2NhbC1icg";

    private static final String LISTENER = "PLAINTEXT";
    private static final String CONTROLLER = "CONTROLLER";

    private final KafkaRaftServer server;
    private final String bootstrapServers;

    private LocalBroker(KafkaRaftServer server, String bootstrapServers) {
        this.server = server;
        this.bootstrapServers = bootstrapServers;
    }

    /**
     * Starts on {@code 127.0.0.1} and waits until it serves.
     *
     * @param data kept between starts
     * @throws PlainError where it cannot start
     */
    public static LocalBroker start(Path data, int port) {
        return start(data, port, Map.of());
    }

    /** @param more settings of the broker's own, which hold before what is set here */
    static LocalBroker start(Path data, int port, Map<String, String> more) {
        try {
            Files.createDirectories(data);
            format(data);
            KafkaRaftServer server = new KafkaRaftServer(config(data, port, more), Time.SYSTEM);
            server.startup();
            return new LocalBroker(server, "127.0.0.1:" + port);
        } catch (Exception e) {
            throw new PlainError("Kafka did not start on " + data + ": " + e.getMessage(), e);
        }
    }

    private static void format(Path data) throws Exception {
        Formatter formatter = new Formatter();
        formatter
                .setNodeId(NODE)
                .setClusterId(CLUSTER)
                .setControllerListenerName(CONTROLLER)
                .setReleaseVersion(MetadataVersion.latestProduction())
                .setIgnoreFormatted(true)
                .setPrintStream(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
                .setMetadataLogDirectory(data.toString())
                .addDirectory(data.toString());
        formatter.run();
    }

    private static KafkaConfig config(Path data, int port, Map<String, String> more) throws IOException {
        int controllerPort = freePort();
        Properties p = new Properties();
        p.put("process.roles", "broker,controller");
        p.put("node.id", "" + NODE);
        p.put("log.dirs", data.toString());
        p.put("listeners", LISTENER + "://127.0.0.1:" + port + "," + CONTROLLER + "://127.0.0.1:" + controllerPort);
        p.put("advertised.listeners", LISTENER + "://127.0.0.1:" + port);
        p.put("controller.listener.names", CONTROLLER);
        p.put("controller.quorum.voters", NODE + "@127.0.0.1:" + controllerPort);
        p.put("broker.session.timeout.ms", "6000");
        p.put("auto.create.topics.enable", "false");
        p.put("log.retention.ms", "-1");
        p.put("message.max.bytes", "" + CreateTopics.LARGEST_RECORD);
        p.put("offsets.topic.num.partitions", "1");
        p.put("offsets.topic.replication.factor", "1");
        p.put("transaction.state.log.num.partitions", "1");
        p.put("transaction.state.log.replication.factor", "1");
        p.put("transaction.state.log.min.isr", "1");
        p.put("share.coordinator.state.topic.num.partitions", "1");
        p.put("share.coordinator.state.topic.replication.factor", "1");
        p.put("share.coordinator.state.topic.min.isr", "1");
        p.put("group.initial.rebalance.delay.ms", "0");
        // The defaults are for a machine of its own: 128 MB for compaction alone.
        p.put("log.cleaner.dedupe.buffer.size", "8388608");
        p.put("num.network.threads", "2");
        p.put("num.io.threads", "2");
        p.put("background.threads", "2");
        p.put("num.recovery.threads.per.data.dir", "2");
        p.putAll(more);
        return KafkaConfig.fromProps(p);
    }

    /** Nobody but the broker itself asks its controller, so any port does. */
    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** For clients' {@code bootstrap.servers}. */
    public String bootstrapServers() {
        return bootstrapServers;
    }

    /** Ends the broker after it has flushed its logs. */
    @Override
    public void close() {
        server.shutdown();
        server.awaitShutdown();
    }
}
