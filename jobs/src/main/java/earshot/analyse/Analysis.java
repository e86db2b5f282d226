package earshot.analyse;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import earshot.feed.Feeds;
import earshot.flow.ListenConfig;
import earshot.flow.ListenFlow;
import earshot.index.DocumentChange;
import earshot.index.Documents;
import earshot.model.RawPayload;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.function.SerializableFunction;
import org.apache.flink.util.function.SerializableSupplier;

/**
 * The listening flow over payloads that end. What it finds is held in memory, so it is for as many mentions as fit
 * there: about 2 KB each.
 */
public final class Analysis {

    private static final ObjectMapper JSON = new ObjectMapper();
    /** Never seen: the only field it stamps is left out. */
    private static final Clock NEVER = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);

    private final ListenConfig config;
    private final Feeds feeds;
    private final int parallelism;

    public Analysis(ListenConfig config, Feeds feeds, int parallelism) {
        this.config = config;
        this.feeds = feeds;
        this.parallelism = parallelism;
    }

    /**
     * Every document the index would end with, by family ({@code mentions}, {@code windows}, …) and id, without {@code
     * event.ingested}.
     */
    public Map<String, Map<String, ObjectNode>> of(SerializableSupplier<Iterator<RawPayload>> payloads)
            throws Exception {
        var environment = StreamExecutionEnvironment.createLocalEnvironment(parallelism, settings());
        var received = WatermarkStrategy.<RawPayload>forMonotonousTimestamps()
                .withTimestampAssigner((payload, at) -> payload.receivedAt().toEpochMilli());
        var raw = environment
                .fromSource(new Payloads(payloads), received, "read-files", TypeInformation.of(RawPayload.class))
                .setParallelism(1)
                .rebalance();
        ListenFlow flow = ListenFlow.of(raw, feeds, config);
        Map<String, KeepLatest> kept = new LinkedHashMap<>();
        kept.put(
                "mentions", keep(flow.mentions(), mention -> List.of(documents().mention(mention))));
        kept.put("windows", keep(flow.windows(), window -> List.of(documents().window(window))));
        kept.put("cuts", keep(flow.windows(), window -> documents().cuts(window)));
        kept.put("share-of-voice", keep(flow.shareOfVoice(), shares -> documents()
                .shareOfVoice(shares)));
        kept.put("topics", keep(flow.topics(), topics -> documents().topics(topics)));
        kept.put("feeds", keep(flow.feeds(), window -> List.of(documents().feed(window))));
        kept.put("alerts", keep(flow.alerts(), alert -> List.of(documents().alert(alert))));
        kept.put(
                "alert-events",
                keep(flow.alertEvents(), event -> List.of(documents().alertEvent(event))));
        kept.put("rejected", keep(flow.rejected(), letter -> List.of(documents().rejected(letter))));
        environment.execute("earshot-analyse");
        Map<String, Map<String, ObjectNode>> found = new LinkedHashMap<>();
        for (var family : kept.entrySet()) {
            found.put(family.getKey(), sources(family.getValue().take()));
        }
        return found;
    }

    private static Configuration settings() {
        var settings = new Configuration();
        settings.set(PipelineOptions.GENERIC_TYPES, false);
        settings.set(PipelineOptions.OBJECT_REUSE, true);
        settings.set(RestartStrategyOptions.RESTART_STRATEGY, "none");
        return settings;
    }

    private static Documents documents() {
        return new Documents(NEVER);
    }

    private static <T> KeepLatest keep(DataStream<T> records, SerializableFunction<T, List<DocumentChange>> documents) {
        var sink = new KeepLatest(java.util.UUID.randomUUID().toString());
        records.<DocumentChange>flatMap((record, out) -> documents.apply(record).forEach(out::collect))
                .returns(DocumentChange.class)
                .sinkTo(sink);
        return sink;
    }

    private static Map<String, ObjectNode> sources(Map<String, DocumentChange> changes) throws IOException {
        Map<String, ObjectNode> sources = new TreeMap<>();
        for (DocumentChange change : changes.values()) {
            if (!change.delete()) {
                var source = (ObjectNode) JSON.readTree(change.source());
                ((ObjectNode) source.get("event")).remove("ingested");
                sources.put(change.id(), source);
            }
        }
        return sources;
    }

    /** One file per family, {@code <family>.ndjson}: a document a line, its id first, by id. */
    public static void write(Map<String, Map<String, ObjectNode>> found, Path folder) throws IOException {
        Files.createDirectories(folder);
        for (var family : found.entrySet()) {
            Path file = folder.resolve(family.getKey() + ".ndjson");
            try (BufferedWriter out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
                for (var document : family.getValue().entrySet()) {
                    ObjectNode line = JSON.createObjectNode().put("_id", document.getKey());
                    out.write(JSON.writeValueAsString(line.setAll(document.getValue())));
                    out.write('\n');
                }
            }
        }
    }
}
