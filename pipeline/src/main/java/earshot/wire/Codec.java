package earshot.wire;

import earshot.schemas.SchemaHistory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.function.Function;
import org.apache.avro.Schema;
import org.apache.avro.message.BinaryMessageDecoder;
import org.apache.avro.message.BinaryMessageEncoder;
import org.apache.avro.message.MissingSchemaException;
import org.apache.avro.message.SchemaStore;

/**
 * One kind of record as Avro's single-object encoding: two marker bytes, the writer schema's fingerprint, the body.
 * Equal records give equal bytes; times are kept to the millisecond. Thread-safe.
 *
 * <p>The fingerprint is looked up among the released schemas, so readers are upgraded before writers.
 */
public abstract class Codec<T> {

    private Codec() {}

    static <T, A> Codec<T> of(
            Schema schema,
            BinaryMessageEncoder<A> encoder,
            Function<SchemaStore, BinaryMessageDecoder<A>> decoders,
            Function<T, A> toAvro,
            Function<A, T> fromAvro) {
        BinaryMessageDecoder<A> decoder = decoders.apply(SchemaHistory.of(schema));
        return new Codec<>() {
            @Override
            public byte[] encode(T value) {
                try {
                    ByteBuffer buffer = encoder.encode(toAvro.apply(value));
                    byte[] bytes = new byte[buffer.remaining()];
                    buffer.get(bytes);
                    return bytes;
                } catch (IOException e) {
                    throw new UncheckedIOException("cannot write a " + schema.getName(), e);
                }
            }

            @Override
            public T decode(byte[] bytes) {
                try {
                    return fromAvro.apply(decoder.decode(bytes));
                } catch (MissingSchemaException e) {
                    throw new UnreadableRecordException(
                            "written with a schema of " + schema.getName()
                                    + " this version does not know: upgrade the reader first",
                            e);
                } catch (IOException | RuntimeException e) {
                    // Damaged bytes make Avro throw nearly anything, IndexOutOfBoundsException included.
                    throw new UnreadableRecordException("these bytes are not a " + schema.getName(), e);
                }
            }
        };
    }

    public abstract byte[] encode(T value);

    /** @throws UnreadableRecordException where the bytes are not a record of this kind */
    public abstract T decode(byte[] bytes);
}
