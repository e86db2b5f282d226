package earshot.analyse;

import earshot.model.RawPayload;
import java.io.IOException;
import java.io.Serializable;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.api.connector.source.lib.util.IteratorSourceEnumerator;
import org.apache.flink.api.connector.source.lib.util.IteratorSourceReader;
import org.apache.flink.api.connector.source.lib.util.IteratorSourceSplit;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.apache.flink.util.InstantiationUtil;
import org.apache.flink.util.function.SerializableSupplier;

/**
 * Payloads from an iterator, once, in order. A run of it cannot be resumed: it starts over.
 *
 * @param open called where the payloads are read
 */
record Payloads(SerializableSupplier<Iterator<RawPayload>> open)
        implements Source<RawPayload, Payloads.Whole, Collection<Payloads.Whole>> {

    /** All of it: there is nothing to divide. */
    record Whole(SerializableSupplier<Iterator<RawPayload>> open)
            implements IteratorSourceSplit<RawPayload, Iterator<RawPayload>>, Serializable {
        @Override
        public String splitId() {
            return "whole";
        }

        @Override
        public Iterator<RawPayload> getIterator() {
            return open.get();
        }

        @Override
        public IteratorSourceSplit<RawPayload, Iterator<RawPayload>> getUpdatedSplitForIterator(
                Iterator<RawPayload> rest) {
            return new Whole(() -> rest);
        }
    }

    @Override
    public Boundedness getBoundedness() {
        return Boundedness.BOUNDED;
    }

    @Override
    public SourceReader<RawPayload, Whole> createReader(SourceReaderContext context) {
        return new IteratorSourceReader<>(context);
    }

    @Override
    public SplitEnumerator<Whole, Collection<Whole>> createEnumerator(SplitEnumeratorContext<Whole> context) {
        return new IteratorSourceEnumerator<>(context, List.of(new Whole(open)));
    }

    @Override
    public SplitEnumerator<Whole, Collection<Whole>> restoreEnumerator(
            SplitEnumeratorContext<Whole> context, Collection<Whole> left) {
        return new IteratorSourceEnumerator<>(context, left);
    }

    @Override
    public SimpleVersionedSerializer<Whole> getSplitSerializer() {
        return new Passed<>();
    }

    @Override
    public SimpleVersionedSerializer<Collection<Whole>> getEnumeratorCheckpointSerializer() {
        return new Passed<>();
    }

    /** Splits travel from the enumerator to the reader within one process; nothing of them is kept. */
    private static final class Passed<T> implements SimpleVersionedSerializer<T> {
        @Override
        public int getVersion() {
            return 1;
        }

        @Override
        public byte[] serialize(T split) throws IOException {
            return InstantiationUtil.serializeObject(split);
        }

        @Override
        public T deserialize(int version, byte[] split) throws IOException {
            try {
                return InstantiationUtil.deserializeObject(split, Payloads.class.getClassLoader());
            } catch (ClassNotFoundException e) {
                throw new IOException(e);
            }
        }
    }
}
