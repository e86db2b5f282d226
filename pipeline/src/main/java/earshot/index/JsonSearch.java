package earshot.index;

import co.elastic.clients.transport.ElasticsearchTransport;
import co.elastic.clients.transport.rest_client.RestClientTransport;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.elasticsearch.client.Request;

/** Asks in Elasticsearch's own JSON, several questions in one request: what a screen shows is of one moment. */
final class JsonSearch implements Closeable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final ElasticsearchTransport transport;

    JsonSearch(ElasticsearchConnection connection) {
        this.transport = connection.open();
    }

    /** One search: of every month's index of a family; of none where there is none yet. */
    record Question(Index index, Map<String, Object> body) {}

    /** As many answers as questions, in their order. */
    List<JsonNode> ask(List<Question> questions) throws IOException {
        StringBuilder lines = new StringBuilder();
        for (Question question : questions) {
            lines.append(line(Map.of(
                            "index", question.index().pattern(), "ignore_unavailable", true, "allow_no_indices", true)))
                    .append(line(question.body()));
        }
        Request request = new Request("POST", "/_msearch");
        request.setJsonEntity(lines.toString());
        JsonNode responses = send(request).path("responses");
        List<JsonNode> answers = new ArrayList<>();
        for (JsonNode answer : responses) {
            if (answer.has("error")) {
                throw new IOException("Elasticsearch refuses a search: " + answer.path("error"));
            }
            answers.add(answer);
        }
        return answers;
    }

    JsonNode ask(Question question) throws IOException {
        return ask(List.of(question)).get(0);
    }

    private JsonNode send(Request request) throws IOException {
        return JSON.readTree(((RestClientTransport) transport)
                .restClient()
                .performRequest(request)
                .getEntity()
                .getContent());
    }

    private static String line(Map<String, Object> content) throws JsonProcessingException {
        return JSON.writeValueAsString(content) + "\n";
    }

    @Override
    public void close() throws IOException {
        transport.close();
    }
}
