package earshot.index;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch.core.BulkResponse;
import co.elastic.clients.transport.ElasticsearchTransport;
import com.fasterxml.jackson.databind.ObjectMapper;
import earshot.model.PostKind;
import earshot.model.SentimentLabel;
import java.io.Writer;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/**
 * Fills an Elasticsearch with mentions and exports them both ways: {@code ExportScale URL DOCUMENTS}. Run it with a small
 * heap ({@code -Xmx48m}) to see that no more is needed, however many there are.
 */
public final class ExportScale {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Instant FIRST = Instant.parse("2026-01-01T00:00:00Z");
    private static final int BULK = 500;

    private ExportScale() {}

    public static void main(String[] args) throws Exception {
        int count = Integer.parseInt(args[1]);
        try (ElasticsearchTransport transport =
                ElasticsearchConnection.to(args[0]).open()) {
            ElasticsearchClient client = new ElasticsearchClient(transport);
            fill(client, count);
            Path file = Files.createTempFile("export", ".txt");
            measure("ndjson", file, out -> new Export(client, Export.PAGE)
                    .run(
                            Index.MENTIONS,
                            "*",
                            FIRST,
                            Instant.parse("2027-01-01T00:00:00Z"),
                            (id, document) -> out.write(JSON.writeValueAsString(document) + "\n")));
            CsvRows rows = new CsvRows(Export.columns(Index.MENTIONS));
            measure("csv", file, out -> new Export(client, Export.PAGE)
                    .run(
                            Index.MENTIONS,
                            "*",
                            FIRST,
                            Instant.parse("2027-01-01T00:00:00Z"),
                            (id, document) -> rows.row(id, document, out)));
            Files.delete(file);
        }
    }

    private static void fill(ElasticsearchClient client, int count) throws Exception {
        new InstallTemplates(client).install();
        Documents documents = new Documents(Clock.fixed(FIRST, ZoneOffset.UTC));
        for (int start = 0; start < count; start += BULK) {
            List<DocumentChange> changes = new ArrayList<>();
            for (int number = start; number < Math.min(count, start + BULK); number++) {
                changes.add(documents.mention(Fixtures.mention(
                        "delta",
                        number,
                        PostKind.ORIGINAL,
                        FIRST.plusSeconds(number * 37L % 10_000_000),
                        SentimentLabel.NEGATIVE,
                        1)));
            }
            BulkResponse response = client.bulk(Bulk.of(changes).request());
            if (response.errors()) {
                throw new IllegalStateException(
                        "Elasticsearch refuses " + response.items().get(0).error());
            }
        }
        client.indices().refresh(refresh -> refresh.index(Index.MENTIONS.pattern()));
    }

    private interface Exporting {
        long run(Writer out) throws Exception;
    }

    private static void measure(String format, Path file, Exporting exporting) throws Exception {
        List<MemoryPoolMXBean> heap = ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .toList();
        heap.forEach(MemoryPoolMXBean::resetPeakUsage);
        long start = System.nanoTime();
        long documents;
        try (Writer out = Files.newBufferedWriter(file)) {
            documents = exporting.run(out);
        }
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        long peak =
                heap.stream().mapToLong(pool -> pool.getPeakUsage().getUsed()).sum();
        System.out.printf(
                "%s: %,d documents, %,d MB, in %d s; at most %d MB of heap%n",
                format, documents, Files.size(file) >> 20, took.toSeconds(), peak >> 20);
    }
}
