package earshot.schemas;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.apache.avro.message.SchemaStore;

/**
 * Every schema a record was ever written with, from {@code released/<name>/<version>.avsc} on the class path: so a
 * topic can be read as far back as it goes, with no registry to ask.
 */
public final class SchemaHistory implements SchemaStore {

    private final List<Schema> versions;
    private final Map<Long, Schema> byFingerprint = new HashMap<>();

    private SchemaHistory(List<Schema> versions) {
        this.versions = List.copyOf(versions);
        versions.forEach(schema -> byFingerprint.put(SchemaNormalization.parsingFingerprint64(schema), schema));
    }

    /** The history of the record the schema describes; empty where it was never released. */
    public static SchemaHistory of(Schema current) {
        List<Schema> versions = new ArrayList<>();
        while (true) {
            String resource = "/released/" + folder(current) + "/" + (versions.size() + 1) + ".avsc";
            try (InputStream avsc = SchemaHistory.class.getResourceAsStream(resource)) {
                if (avsc == null) {
                    return new SchemaHistory(versions);
                }
                versions.add(new Schema.Parser().parse(avsc));
            } catch (IOException e) {
                throw new UncheckedIOException("cannot read the schema " + resource, e);
            }
        }
    }

    /** The record's name in kebab-case, e.g. {@code brand-window}. */
    static String folder(Schema schema) {
        return schema.getName().replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
    }

    /** Oldest first: version 1 is at index 0. */
    public List<Schema> versions() {
        return versions;
    }

    /** Null, as its contract says, where no released schema has the fingerprint. */
    @Override
    public Schema findByFingerprint(long fingerprint) {
        return byFingerprint.get(fingerprint);
    }
}
