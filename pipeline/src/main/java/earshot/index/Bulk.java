package earshot.index;

import co.elastic.clients.elasticsearch._types.ErrorCause;
import co.elastic.clients.elasticsearch._types.VersionType;
import co.elastic.clients.elasticsearch.core.BulkRequest;
import co.elastic.clients.elasticsearch.core.BulkResponse;
import co.elastic.clients.elasticsearch.core.bulk.BulkOperation;
import co.elastic.clients.elasticsearch.core.bulk.BulkResponseItem;
import co.elastic.clients.util.BinaryData;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Changes that travel together: of each document the newest alone. */
record Bulk(List<DocumentChange> changes) {

    static Bulk of(Collection<DocumentChange> changes) {
        Map<List<String>, DocumentChange> newest = new LinkedHashMap<>();
        for (DocumentChange change : changes) {
            newest.merge(List.of(change.index(), change.id()), change, (a, b) -> b.version() >= a.version() ? b : a);
        }
        return new Bulk(List.copyOf(newest.values()));
    }

    BulkRequest request() {
        return BulkRequest.of(request ->
                request.operations(changes.stream().map(Bulk::operation).toList()));
    }

    private static BulkOperation operation(DocumentChange change) {
        if (Index.isStream(change.index())) {
            return BulkOperation.of(operation -> operation.create(create -> create.index(change.index())
                    .id(change.id())
                    .document(BinaryData.of(change.source(), "application/json"))));
        }
        // External versions: an older change never overwrites a newer one, and the same one again is no conflict.
        return BulkOperation.of(operation -> change.delete()
                ? operation.delete(delete -> delete.index(change.index())
                        .id(change.id())
                        .version(change.version())
                        .versionType(VersionType.ExternalGte))
                : operation.index(index -> index.index(change.index())
                        .id(change.id())
                        .version(change.version())
                        .versionType(VersionType.ExternalGte)
                        .document(BinaryData.of(change.source(), "application/json"))));
    }

    /** What became of each change, by the order in which Elasticsearch answers: that of the request. */
    Outcome outcome(BulkResponse response) {
        Outcome outcome = new Outcome(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        List<BulkResponseItem> items = response.items();
        for (int i = 0; i < changes.size(); i++) {
            outcome.add(changes.get(i), items.get(i).status(), items.get(i).error());
        }
        return outcome;
    }

    /**
     * What did not simply succeed.
     *
     * @param outdated a newer version is there already, as it may be after a restart: no error
     * @param again not taken for now
     * @param refused never to be taken as they are
     */
    record Outcome(List<DocumentChange> outdated, List<Refusal> again, List<Refusal> refused) {

        private static final int CONFLICT = 409;
        private static final int TOO_MANY_REQUESTS = 429;

        private void add(DocumentChange change, int status, @Nullable ErrorCause error) {
            if (error == null) {
                return;
            }
            if (status == CONFLICT) {
                outdated.add(change);
            } else if (status == TOO_MANY_REQUESTS || status >= 500) {
                again.add(new Refusal(change, error));
            } else {
                refused.add(new Refusal(change, error));
            }
        }

        List<DocumentChange> changesToTryAgain() {
            return again.stream().map(Refusal::change).toList();
        }
    }

    /** A change that was not taken, with Elasticsearch's reason. */
    record Refusal(DocumentChange change, ErrorCause error) {

        /** The reason without the preview of the field's value that Elasticsearch appends. */
        String reason() {
            String reason = error.reason() == null ? "" : error.reason();
            int preview = reason.indexOf(" Preview of field's value");
            return error.type()
                    + (reason.isEmpty() ? "" : ": " + (preview < 0 ? reason : reason.substring(0, preview)));
        }
    }
}
