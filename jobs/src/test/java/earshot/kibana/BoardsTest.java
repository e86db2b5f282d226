package earshot.kibana;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import earshot.index.Index;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What can be said of the boards without a server: they keep Kibana's contract, and rules it does not state. */
class BoardsTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> OF_WINDOWS = Set.of("windows", "cuts", "share-of-voice", "feeds");

    static Stream<String> boards() {
        return Boards.all().keySet().stream();
    }

    static Stream<Panel> panels() {
        return Panel.all().stream();
    }

    @ParameterizedTest
    @MethodSource("boards")
    void aBoardIsWhatKibanasContractAsksFor(String id) throws IOException {
        assertThat(contract().validate(board(id))).isEmpty();
    }

    @Test
    void whatKibanaWouldRefuseIsRefused() throws IOException {
        List<Consumer<ObjectNode>> faults = List.of(
                board -> board.remove("title"),
                board -> board.put("colour", "red"),
                board -> ((ObjectNode) board.at("/panels/0/panels/0/grid")).put("w", 49),
                board -> ((ObjectNode) board.at("/panels/0/panels/0/config/metrics/0")).remove("type"),
                board -> ((ObjectNode) board.at("/panels/0/panels/0/config/metrics/0")).put("operation", "sum"),
                board -> ((ObjectNode) board.at("/panels/0/panels/0/config/metrics/1")).put("size", 3),
                board -> ((ObjectNode) board.at("/panels/0/panels/0/config/data_source")).put("id", "x"),
                board -> ((ObjectNode) board.at("/panels/1/panels/0/config/layers/0/breakdown_by")).put("size", 10));
        for (Consumer<ObjectNode> fault : faults) {
            ObjectNode damaged = board("earshot-overview").deepCopy();
            fault.accept(damaged);

            assertThat(damaged).isNotEqualTo(board("earshot-overview"));
            assertThat(contract().validate(damaged)).isNotEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("boards")
    void noPanelLiesOnAnotherOrOutsideTheGridAndEachHasAnIdOfItsOwn(String id) {
        JsonNode board = board(id);
        Set<String> ids = new HashSet<>();
        List<JsonNode> rooms = new ArrayList<>(List.of(board.path("panels")));
        board.path("panels").forEach(panel -> rooms.add(panel.path("panels")));
        for (JsonNode room : rooms) {
            Map<String, String> taken = new TreeMap<>();
            for (JsonNode panel : room) {
                assertThat(ids.add(panel.path("uid").asText()))
                        .as("%s twice", panel.path("uid"))
                        .isTrue();
                JsonNode grid = panel.path("grid");
                assertThat(grid.path("x").asInt() + grid.path("w").asInt()).isLessThanOrEqualTo(48);
                for (int x = 0; x < grid.path("w").asInt(); x++) {
                    for (int y = 0; y < grid.path("h").asInt(); y++) {
                        String cell = (grid.path("x").asInt() + x) + ","
                                + (grid.path("y").asInt() + y);
                        assertThat(taken.put(cell, panel.path("uid").asText()))
                                .as("%s lies at %s", panel.path("uid"), cell)
                                .isNull();
                    }
                }
            }
        }
    }

    /** Windows of several lengths hold each mention several times. */
    @ParameterizedTest
    @MethodSource("panels")
    void whatReadsWindowsReadsOneLengthOfThem(Panel panel) {
        assertThat(panel.query().split("social.window.length : \"PT", -1))
                .hasSize(OF_WINDOWS.contains(panel.family()) ? 2 : 1);
    }

    /** Mentions and reposts are counted apart, so a panel says which of them it counts. */
    @ParameterizedTest
    @MethodSource("panels")
    void whatCountsMentionsSaysWhetherRepostsAreAmongThem(Panel panel) {
        if (panel.family().equals("mentions") && !panel.metrics().isEmpty()) {
            assertThat(panel.query()).contains("social.post.kind : ");
        }
    }

    /** A drill-down carries the clicked value as a filter: the mentions must know the field. */
    @ParameterizedTest
    @MethodSource("panels")
    void aBarOfMentionsLeadsToTheMentionsBehindIt(Panel panel) {
        boolean bar = panel.config().has("layers") || panel.config().has("rows");
        boolean leads = panel.config().has("drilldowns");
        if (leads) {
            assertThat(panel.family()).isEqualTo("mentions");
            assertThat(boards())
                    .contains(panel.config().at("/drilldowns/0/dashboard_id").asText());
        }
        boolean range = panel.layer().at("/x/operation").asText().equals("range");
        if (bar && panel.family().equals("mentions") && !panel.board().equals("earshot-mentions") && !range) {
            assertThat(leads).as("%s has a way to its mentions", panel).isTrue();
        }
    }

    @Test
    void everyDataViewAndTagIsAmongTheSavedObjectsAndReadsAFamily() throws IOException {
        Map<String, String> views = new TreeMap<>();
        Set<String> tags = new HashSet<>();
        for (String line : new String(Boards.savedObjects(), UTF_8).lines().toList()) {
            JsonNode object = JSON.readTree(line);
            if (object.path("type").asText().equals("tag")) {
                tags.add(object.path("id").asText());
            } else {
                views.put(
                        object.path("id").asText(),
                        object.at("/attributes/title").asText());
            }
        }
        assertThat(Stream.of(Index.values())
                        .filter(index -> views.containsKey(index.alias()))
                        .map(index -> index.isStream() ? index.alias() : index.pattern()))
                .containsExactlyInAnyOrderElementsOf(views.values());
        Boards.all().values().forEach(board -> {
            assertThat(board.findValuesAsText("ref_id")).isSubsetOf(views.keySet());
            assertThat(board.findValuesAsText("data_view_id")).isSubsetOf(views.keySet());
            board.path("tags").forEach(tag -> assertThat(tags).contains(tag.asText()));
        });
    }

    static Panel readingList() {
        return Panel.all().stream()
                .filter(panel -> panel.title().equals("Reading list"))
                .findFirst()
                .orElseThrow();
    }

    private static JsonNode board(String id) {
        return requireNonNull(Boards.all().get(id));
    }

    private static JsonSchema contract() throws IOException {
        try (InputStream in = BoardsTest.class.getResourceAsStream("dashboard.schema.json")) {
            return JsonSchemaFactory.getInstance(VersionFlag.V202012).getSchema(in);
        }
    }
}
