package earshot.index;

import static org.assertj.core.api.Assertions.assertThat;

import co.elastic.clients.elasticsearch.core.BulkResponse;
import earshot.index.Bulk.Outcome;
import earshot.index.Bulk.Refusal;
import java.io.StringReader;
import java.util.List;
import org.apache.flink.connector.base.sink.writer.BufferedRequestState;
import org.apache.flink.connector.base.sink.writer.RequestEntryWrapper;
import org.junit.jupiter.api.Test;

class BulkTest {

    @Test
    void ofEachDocumentTheNewestAloneTravels() {
        DocumentChange newest = change("a", "1", 7);
        DocumentChange elsewhere = change("b", "1", 3);
        DocumentChange again = change("c", "1", 5);

        Bulk bulk = Bulk.of(
                List.of(change("a", "1", 5), newest, elsewhere, change("a", "1", 6), change("c", "1", 5), again));

        assertThat(bulk.changes()).hasSize(3);
        assertThat(bulk.changes().get(0)).isSameAs(newest);
        assertThat(bulk.changes().get(1)).isSameAs(elsewhere);
        assertThat(bulk.changes().get(2)).isSameAs(again);
    }

    @Test
    void aConflictIsDoneWhatIsOverloadedIsTriedAgainAndTheRestIsRefused() {
        List<DocumentChange> changes = List.of(
                change("a", "fine", 1),
                change("a", "older", 1),
                change("a", "overload", 1),
                change("a", "absurd", 1),
                change("a", "down", 1),
                change("a", "never there", 1));

        Outcome outcome =
                new Bulk(changes).outcome(BulkResponse.of(response -> response.withJson(new StringReader("""
                {"took": 1, "errors": true, "items": [
                  {"index": {"_index": "a", "status": 201}},
                  {"index": {"_index": "a", "status": 409, "error": {"type": "version_conflict_engine_exception"}}},
                  {"index": {"_index": "a", "status": 429, "error": {"type": "es_rejected_execution_exception"}}},
                  {"index": {"_index": "a", "status": 400, "error": {"type": "document_parsing_exception",
                    "reason": "failed to parse field [x] of type [date]. Preview of field's value: 'secret'"}}},
                  {"index": {"_index": "a", "status": 503, "error": {"type": "unavailable_shards_exception"}}},
                  {"delete": {"_index": "a", "status": 404}}
                ]}"""))));

        assertThat(outcome.outdated()).containsExactly(changes.get(1));
        assertThat(outcome.changesToTryAgain()).containsExactly(changes.get(2), changes.get(4));
        assertThat(outcome.refused()).extracting(Refusal::change).containsExactly(changes.get(3));
        assertThat(outcome.refused())
                .extracting(Refusal::reason)
                .containsExactly("document_parsing_exception: failed to parse field [x] of type [date].");
    }

    @Test
    void whatACheckpointCaughtInTheBufferComesBackAsItWas() throws Exception {
        DocumentChange change = new DocumentChange("earshot-mentions-2015.02", "é/1", 7, new byte[] {1, 2, 3}, false);
        DocumentChange removal = new DocumentChange("earshot-mentions-2015.02", "é/2", 8, new byte[0], true);
        var serializer = new ElasticsearchSink.BufferedChanges();

        byte[] bytes = serializer.serialize(new BufferedRequestState<>(
                List.of(new RequestEntryWrapper<>(change, 6), new RequestEntryWrapper<>(removal, 3))));

        assertThat(serializer.deserialize(1, bytes).getBufferedRequestEntries())
                .extracting(RequestEntryWrapper::getRequestEntry)
                .usingRecursiveFieldByFieldElementComparator()
                .containsExactly(change, removal);
    }

    private static DocumentChange change(String index, String id, long version) {
        return new DocumentChange(index, id, version, new byte[0], false);
    }
}
