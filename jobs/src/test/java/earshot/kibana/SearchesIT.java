package earshot.kibana;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import earshot.cli.CommandRun;
import earshot.index.RunningElasticsearch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The searches and exports that the README shows, as they stand there, on a simulated feed. */
@Timeout(300)
class SearchesIT {

    @RegisterExtension
    private static final RunningElasticsearch ELASTICSEARCH = new RunningElasticsearch();

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern SEARCH = Pattern.compile("# (.+)\nGET (\\S+)\n((?:[{ ].*\n)+)");
    private static final Pattern EXPORT = Pattern.compile("earshot (export .*) --out (\\S+)");

    @TempDir
    private Path folder = Path.of("");

    private final SimulatedIndex simulated = new SimulatedIndex(ELASTICSEARCH::url);

    @Test
    void everySearchOfTheReadmeFindsWhatItSays() throws Exception {
        Collection<ObjectNode> mentions = mentions();
        Map<String, JsonNode> found = new TreeMap<>();
        Matcher search = SEARCH.matcher(section());
        while (search.find()) {
            found.put(search.group(1), simulated.ask("/" + search.group(2), search.group(3)));
        }

        assertThat(found).hasSize(5);
        JsonNode words = requireNonNull(found.get("AND, OR, NOT and phrases, with the hits marked"))
                .at("/hits/hits");
        assertThat(words).isNotEmpty().allSatisfy(hit -> {
            String text = hit.at("/_source/social/post/text").asText().toLowerCase(Locale.ROOT);
            assertThat(text)
                    .contains("boycott")
                    .containsAnyOf("furious", "never again")
                    .doesNotContain("thanks");
            assertThat(hit.at("/highlight").toString()).contains("<em>");
        });
        assertThat(requireNonNull(found.get("all by one author, the most engaged first"))
                        .at("/hits/total/value")
                        .asLong())
                .isEqualTo(count(mentions, List.of(new Clause("user.name", "marlo_keene", false))))
                .isPositive();
        assertThat(requireNonNull(found.get("of a brand, negative, in a period, reposts apart"))
                        .at("/hits/total/value")
                        .asLong())
                .isEqualTo(count(
                        mentions,
                        List.of(
                                new Clause("social.brand", "nimbus-air", false),
                                new Clause("social.sentiment.label", "negative", false),
                                new Clause("@timestamp", "2026-03-02T08:00:00Z", false),
                                new Clause("social.post.kind", "repost", true))))
                .isPositive();
        Set<String> texts = new HashSet<>();
        boolean folded = false;
        for (JsonNode hit : requireNonNull(found.get("one of each text, near-duplicates folded into it"))
                .at("/hits/hits")) {
            assertThat(texts.add(hit.at("/_source/social/post/cluster").asText()))
                    .isTrue();
            folded |= hit.at("/inner_hits/alike/hits/total/value").asInt() > 1;
        }
        assertThat(folded).isTrue();
        assertThat(requireNonNull(found.get("words that tell the negative mentions of a brand from all others"))
                        .at("/aggregations/words/buckets"))
                .isNotEmpty();
    }

    @Test
    void everyExportOfTheReadmeIsWhole() throws Exception {
        Collection<ObjectNode> mentions = mentions();
        List<Path> files = new ArrayList<>();
        Matcher export = EXPORT.matcher(section());
        while (export.find()) {
            Path file = folder.resolve(export.group(2));
            List<String> arguments = arguments(export.group(1));
            arguments.addAll(List.of("--out", file.toString(), "--elasticsearch", ELASTICSEARCH.url()));
            CommandRun run = CommandRun.of(arguments.toArray(String[]::new));
            assertThat(run.exitCode()).as(run.err()).isZero();
            files.add(file);
        }

        assertThat(files).hasSize(2);
        List<String> lines = Files.readAllLines(files.get(0), UTF_8);
        assertThat(lines).hasSize(mentions.size());
        assertThat(JSON.readTree(lines.get(0)).has("_id")).isTrue();
        List<Clause> negative = List.of(
                new Clause("social.brand", "nimbus-air", false),
                new Clause("social.sentiment.label", "negative", false));
        // No simulated author writes a line break.
        assertThat(Files.readString(files.get(1), UTF_8))
                .startsWith("_id,timestamp,")
                .hasLineCount(1 + (int) count(mentions, negative));
        try (var left = Files.list(folder)) {
            assertThat(left).hasSize(2);
        }
    }

    private Collection<ObjectNode> mentions() throws Exception {
        return simulated
                .fill(ELASTICSEARCH.client())
                .getOrDefault("mentions", Map.of())
                .values();
    }

    private static long count(Collection<ObjectNode> mentions, List<Clause> clauses) {
        return mentions.stream()
                .filter(mention -> clauses.stream().allMatch(clause -> clause.holds(mention)))
                .count();
    }

    private static List<String> arguments(String line) {
        List<String> arguments = new ArrayList<>();
        Matcher argument = Pattern.compile("'([^']*)'|(\\S+)").matcher(line);
        while (argument.find()) {
            arguments.add(argument.group(1) == null ? argument.group(2) : argument.group(1));
        }
        return arguments;
    }

    private static String section() throws IOException {
        String readme = Files.readString(Path.of("..", "README.md"), UTF_8);
        int start = readme.indexOf("### Searches\n");
        return readme.substring(start, readme.indexOf("\n## ", start));
    }
}
