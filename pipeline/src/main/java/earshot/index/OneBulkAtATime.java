package earshot.index;

import org.apache.flink.connector.base.sink.writer.strategy.RateLimitingStrategy;
import org.apache.flink.connector.base.sink.writer.strategy.RequestInfo;
import org.apache.flink.connector.base.sink.writer.strategy.ResultInfo;

/**
 * A second bulk in flight could overtake the first, so there is none. Nor do bulks shrink after a failure as Flink's
 * own strategy has it: what failed was Elasticsearch, not the size, and back-off is what helps it.
 */
final class OneBulkAtATime implements RateLimitingStrategy {

    private final int bulkDocuments;
    private boolean inFlight;

    OneBulkAtATime(int bulkDocuments) {
        this.bulkDocuments = bulkDocuments;
    }

    @Override
    public void registerInFlightRequest(RequestInfo request) {
        inFlight = true;
    }

    @Override
    public void registerCompletedRequest(ResultInfo result) {
        inFlight = false;
    }

    @Override
    public boolean shouldBlock(RequestInfo request) {
        return inFlight;
    }

    @Override
    public int getMaxBatchSize() {
        return bulkDocuments;
    }
}
