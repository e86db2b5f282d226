package earshot.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import earshot.run.Desk;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a receiver was told of alerts. */
final class ToldAtDesk {
    private static final Set<String> ENDS = Set.of("resolved", "retracted");
    private static final ObjectMapper JSON = new ObjectMapper();

    private ToldAtDesk() {}

    /** Of each episode in the index its beginning, and its end where it has one, under a key of its own and no other. */
    static void assertEachTransitionIsToldOnce(List<JsonNode> items, Iterable<String> alerts) throws IOException {
        assertThat(items.stream().map(ToldAtDesk::transition))
                .filteredOn(transition -> !transition.endsWith("escalated"))
                .containsExactlyInAnyOrderElementsOf(expected(alerts));
    }

    /** In the order in which they came. */
    static List<JsonNode> items(Desk desk) throws IOException {
        List<JsonNode> items = new ArrayList<>();
        for (Desk.Received message : desk.received) {
            JSON.readTree(message.body()).path("items").forEach(items::add);
        }
        return items;
    }

    /** Those that a receiver keeps which goes by the keys: whoever was killed between sending and securing sends again. */
    static List<JsonNode> byKey(List<JsonNode> items) {
        Map<String, JsonNode> kept = new LinkedHashMap<>();
        items.forEach(item -> kept.putIfAbsent(item.path("key").asText(), item));
        return List.copyOf(kept.values());
    }

    static String transition(JsonNode item) {
        return item.at("/alert/episode_id").asText() + " "
                + item.path("transition").asText();
    }

    private static List<String> expected(Iterable<String> alerts) throws IOException {
        List<String> expected = new ArrayList<>();
        for (String alert : alerts) {
            JsonNode episode = JSON.readTree(alert).at("/social/alert");
            String id = episode.path("episode_id").asText();
            String state = episode.path("state").asText();
            expected.add(id + " opened");
            if (ENDS.contains(state)) {
                expected.add(id + " " + state);
            }
        }
        return expected;
    }
}
