package earshot.flow;

import earshot.index.DocumentChange;
import earshot.index.ElasticsearchSink;
import earshot.index.IndexConfig;
import earshot.index.RefusedDocuments;
import earshot.model.DeadLetter;
import earshot.model.TopicRecord;
import java.time.Clock;
import org.apache.flink.streaming.api.datastream.DataStream;

/**
 * The indexing dataflow, whole.
 *
 * <pre>
 * topics ─ to documents ─┬─ index (by document) ─▶ Elasticsearch
 *                        │        └──────────────▶ refused, which the caller keeps
 *                        └───────────────────────▶ unreadable
 * </pre>
 */
public record IndexFlow(DataStream<DeadLetter> unreadable) {

    /**
     * @param records of {@link ToDocuments#topics()}, each key's in order
     * @param clock stamps what is indexed or refused now
     */
    public static IndexFlow of(
            DataStream<TopicRecord> records, IndexConfig config, RefusedDocuments refused, Clock clock) {
        var documents = Step.TO_DOCUMENTS.on(records.process(new ToDocuments(clock)));
        documents
                .keyBy(DocumentChange::id)
                .sinkTo(new ElasticsearchSink(config, refused, clock))
                .uid(Step.INDEX_DOCUMENTS.uid())
                .name(Step.INDEX_DOCUMENTS.uid());
        return new IndexFlow(documents.getSideOutput(ToDocuments.UNREADABLE));
    }
}
