package earshot.index;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import org.apache.flink.api.connector.sink2.WriterInitContext;
import org.apache.flink.connector.base.sink.AsyncSinkBase;
import org.apache.flink.connector.base.sink.writer.AsyncSinkWriterStateSerializer;
import org.apache.flink.connector.base.sink.writer.BufferedRequestState;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/**
 * Writes changes to Elasticsearch at least once; versions make that exactly right. Changes must arrive keyed by
 * document, so that one writer sees all of a document's in order.
 *
 * <p>An outage stops it, and by back-pressure its source, and nothing else: it tries again with growing pauses. A
 * document that Elasticsearch will never take goes to {@link RefusedDocuments}.
 */
public final class ElasticsearchSink extends AsyncSinkBase<DocumentChange, DocumentChange> {

    private static final long serialVersionUID = 1;

    private final IndexConfig config;
    private final RefusedDocuments refused;
    private final Clock clock;

    /** @param clock stamps refusals */
    public ElasticsearchSink(IndexConfig config, RefusedDocuments refused, Clock clock) {
        super(
                (change, context) -> change,
                config.bulkDocuments(),
                1,
                config.bulkDocuments() * 3,
                config.bulkBytes(),
                config.flushInterval().toMillis(),
                config.bulkBytes());
        this.config = config;
        this.refused = refused;
        this.clock = clock;
    }

    @Override
    public ElasticsearchWriter createWriter(WriterInitContext context) {
        return restoreWriter(context, List.of());
    }

    @Override
    public ElasticsearchWriter restoreWriter(
            WriterInitContext context, Collection<BufferedRequestState<DocumentChange>> buffered) {
        return new ElasticsearchWriter(getElementConverter(), context, config, refused, clock, buffered);
    }

    @Override
    public SimpleVersionedSerializer<BufferedRequestState<DocumentChange>> getWriterStateSerializer() {
        return new BufferedChanges();
    }

    /** Changes a checkpoint caught between their arrival and their bulk. */
    static final class BufferedChanges extends AsyncSinkWriterStateSerializer<DocumentChange> {

        @Override
        public int getVersion() {
            return 1;
        }

        @Override
        protected void serializeRequestToStream(DocumentChange change, DataOutputStream out) throws IOException {
            out.writeUTF(change.index());
            out.writeUTF(change.id());
            out.writeLong(change.version());
            out.writeBoolean(change.delete());
            out.writeInt(change.source().length);
            out.write(change.source());
        }

        @Override
        protected DocumentChange deserializeRequestFromStream(long size, DataInputStream in) throws IOException {
            String index = in.readUTF();
            String id = in.readUTF();
            long version = in.readLong();
            boolean delete = in.readBoolean();
            return new DocumentChange(index, id, version, in.readNBytes(in.readInt()), delete);
        }
    }
}
