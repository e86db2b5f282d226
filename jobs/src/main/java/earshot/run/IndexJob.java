package earshot.run;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import co.elastic.clients.transport.ElasticsearchTransport;
import earshot.config.JobConfig;
import earshot.config.KafkaConfig;
import earshot.config.PlainError;
import earshot.flow.IndexFlow;
import earshot.flow.Step;
import earshot.flow.ToDocuments;
import earshot.index.IndexConfig;
import earshot.index.InstallTemplates;
import earshot.wire.Topic;
import java.io.IOException;
import java.time.Clock;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** Topics in, documents out: {@code flink run -c earshot.run.IndexJob earshot.jar}. */
public final class IndexJob {
    /** Also the consumer group, so that its progress can be seen from Kafka's side. */
    public static final String NAME = "earshot-index";

    private IndexJob() {}

    public static void main(String[] args) throws Exception {
        JobConfig config = JobArguments.read(args);
        IndexConfig index = config.index();
        installTemplates(index);
        StreamExecutionEnvironment environment = StreamExecutionEnvironment.getExecutionEnvironment(config.flink());
        build(environment, config.kafka(), index);
        environment.execute(NAME);
    }

    /**
     * Before the first document: a document of an index without its template would be indexed by guess.
     *
     * @throws PlainError where Elasticsearch is away or refuses
     */
    public static void installTemplates(IndexConfig index) {
        try (ElasticsearchTransport transport = index.connection().open()) {
            new InstallTemplates(new ElasticsearchClient(transport)).install();
        } catch (IOException | ElasticsearchException e) {
            throw new PlainError(
                    "Elasticsearch at " + index.connection() + " did not take the index templates: " + e.getMessage(),
                    e);
        }
    }

    /** Adds the job's operators. */
    public static void build(StreamExecutionEnvironment environment, KafkaConfig kafka, IndexConfig index) {
        var records = ReadOutputs.from(environment, kafka, NAME, ToDocuments.topics(), Step.READ_OUTPUTS);
        IndexFlow flow = IndexFlow.of(records, index, new KeepRefused(kafka), Clock.systemUTC());
        WriteTopic.to(Topic.REJECTED, flow.unreadable(), Step.WRITE_REJECTED, kafka);
    }
}
