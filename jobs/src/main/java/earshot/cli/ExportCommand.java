package earshot.cli;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import co.elastic.clients.transport.ElasticsearchTransport;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import earshot.config.JobConfig;
import earshot.config.PlainError;
import earshot.index.CsvRows;
import earshot.index.ElasticsearchConnection;
import earshot.index.Export;
import earshot.index.Index;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code earshot export}. */
@Command(
        name = "export",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description =
                "Writes everything that is indexed of a family, as it stands when it begins, by time. A file appears"
                        + " under its name when it is whole.")
final class ExportCommand implements Callable<Integer> {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** How it is written. */
    enum Format {
        NDJSON,
        CSV
    }

    @Option(
            names = "--family",
            paramLabel = "NAME",
            defaultValue = "mentions",
            description = "mentions, windows, cuts, share-of-voice, feeds, alerts, … Default: ${DEFAULT-VALUE}")
    private String family = "";

    @Option(
            names = "--format",
            paramLabel = "NAME",
            defaultValue = "ndjson",
            description = "ndjson or csv. Default: ${DEFAULT-VALUE}")
    private Format format = Format.NDJSON;

    @Option(
            names = "--query",
            paramLabel = "QUERY",
            defaultValue = "*",
            description = "In Lucene's syntax, as social.brand:delta AND social.sentiment.label:negative. Default: all")
    private String query = "";

    @Option(names = "--from", paramLabel = "TIME", description = "As 2026-03-01T00:00:00Z. Default: the first.")
    private Instant from = Instant.parse("0000-01-01T00:00:00Z");

    @Option(names = "--to", paramLabel = "TIME", description = "Exclusive. Default: the last.")
    private Instant to = Instant.parse("9999-12-31T00:00:00Z");

    @Option(
            names = "--columns",
            paramLabel = "FIELD",
            split = ",",
            description = "Of CSV, with commas between. Default: the id and all that can be searched")
    private List<String> columns = new ArrayList<>();

    @Option(names = "--out", paramLabel = "FILE", description = "Default: standard output")
    private @Nullable Path file;

    @Mixin
    private IndexOptions settings = new IndexOptions();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        ElasticsearchConnection connection =
                new JobConfig(settings.read()).index().connection();
        Index index = index();
        try (ElasticsearchTransport transport = connection.open()) {
            Export export = new Export(new ElasticsearchClient(transport), Export.PAGE);
            if (file == null) {
                write(export, index, spec.commandLine().getOut());
            } else {
                toFile(export, index, file);
            }
            return 0;
        } catch (IOException | ElasticsearchException e) {
            throw new PlainError("The export from " + connection + " is not whole: " + e.getMessage(), e);
        }
    }

    private Index index() {
        try {
            return Index.valueOf(family.toUpperCase(Locale.ROOT).replace('-', '_'));
        } catch (IllegalArgumentException e) {
            throw new PlainError("There is no family " + family + "; there are "
                    + List.of(Index.values()).stream().map(Index::family).toList());
        }
    }

    private void toFile(Export export, Index index, Path whole) throws IOException {
        Path part = whole.resolveSibling(whole.getFileName() + ".part");
        long documents;
        try (Writer out = Files.newBufferedWriter(part, StandardCharsets.UTF_8)) {
            documents = write(export, index, out);
        }
        Files.move(part, whole, StandardCopyOption.REPLACE_EXISTING);
        spec.commandLine().getOut().printf("%,d documents in %s%n", documents, whole);
    }

    private long write(Export export, Index index, Writer out) throws IOException {
        long documents;
        if (format == Format.CSV) {
            CsvRows rows = new CsvRows(columns.isEmpty() ? all(index) : columns);
            rows.head(out);
            documents = export.run(index, query, from, to, (id, document) -> rows.row(id, document, out));
        } else {
            documents = export.run(index, query, from, to, (id, document) -> {
                ObjectNode line = JSON.createObjectNode().put("_id", id);
                out.write(JSON.writeValueAsString(line.setAll(document)));
                out.write('\n');
            });
        }
        out.flush();
        return documents;
    }

    private static List<String> all(Index index) {
        List<String> all = new ArrayList<>(List.of("_id"));
        all.addAll(Export.columns(index));
        return all;
    }
}
