package earshot.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import earshot.config.PlainError;
import earshot.model.BrandSet;
import earshot.model.Post;
import earshot.query.BrandMatcher;
import earshot.query.Explained;
import earshot.query.Explanation;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code earshot explain}. */
@Command(
        name = "explain",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Tells why posts match a brand, or why not: the query's tree with what matched where, and for a"
                + " miss the fewest clauses that would have had to be otherwise.")
final class ExplainCommand implements Callable<Integer> {

    private static final ObjectMapper JSON = new ObjectMapper();
    /** Of the alternatives that did not match; a query may name thousands. */
    private static final int MOST_MISSES_SHOWN = 5;

    @Option(names = "--brands", required = true, paramLabel = "FILE", description = "The brand set, in YAML.")
    private Path brands = Path.of("");

    @Option(names = "--brand", required = true, paramLabel = "ID", description = "Which of its brands.")
    private String brand = "";

    @Option(names = "--id", paramLabel = "ID", description = "Only the post with this id.")
    private String id = "";

    @Option(names = "--text", paramLabel = "TEXT", description = "A text instead of files.")
    private String text = "";

    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "10",
            description = "How many posts at most. Default: ${DEFAULT-VALUE}")
    private int limit = 10;

    @Option(names = "--json", description = "A JSON line per post.")
    private boolean json;

    @Mixin
    private PostFiles posts = new PostFiles();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private int told;

    @Override
    public Integer call() {
        BrandSet set = BrandFiles.read(brands);
        if (set.brands().stream().noneMatch(each -> each.id().equals(brand))) {
            throw new PlainError("There is no brand " + brand + " in " + brands + "; there are "
                    + set.brands().stream().map(BrandSet.Brand::id).collect(Collectors.joining(", ")));
        }
        BrandMatcher matcher = BrandMatcher.compile(set);
        if (!text.isEmpty()) {
            tell(PostFiles.post("text", text), matcher);
        } else {
            posts.forEach(post -> {
                if (id.isEmpty() || post.id().equals(id)) {
                    tell(post, matcher);
                }
                return told < limit;
            });
        }
        if (told == 0) {
            throw new PlainError(id.isEmpty() ? "There is no post in what was read" : "There is no post " + id);
        }
        return 0;
    }

    private void tell(Post post, BrandMatcher matcher) {
        told++;
        Explained explained = matcher.explain(post, brand);
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            print(post, explained, out);
        } else {
            out.println(post.id() + (explained.matches() ? " matches " : " does not match ") + brand);
            out.println("  " + (post.title() + " " + post.text()).strip().replaceAll("\\s+", " "));
            if (!explained.excludedBy().isEmpty()) {
                out.println("  kept out by " + explained.excludedBy() + " of the brand set");
            }
            List<Explanation.Failure> failures = explained.failures();
            failures.forEach(failure -> out.println("  because " + failure));
            tree(post, explained.query(), "  ", out);
        }
        out.flush();
    }

    private static void tree(Post post, Explanation clause, String indent, PrintWriter out) {
        String hits = clause.hits().stream()
                .map(hit -> MatchCommand.hit(post, hit).path("words").asText() + " ["
                        + (hit.field().equals("title") ? "title " : "") + hit.start() + ".." + hit.end() + "]")
                .collect(Collectors.joining(", "));
        String name = clause.isLeaf() ? clause.clause() : clause.kind().name();
        out.println(indent + (clause.matched() ? "+ " : "- ") + name + (hits.isEmpty() ? "" : "  " + hits));
        int misses = 0;
        for (Explanation part : clause.parts()) {
            misses += part.matched() ? 0 : 1;
            if (part.matched() || misses <= MOST_MISSES_SHOWN) {
                tree(post, part, indent + "  ", out);
            }
        }
        if (misses > MOST_MISSES_SHOWN) {
            out.printf("%s  - and %,d more that did not match%n", indent, misses - MOST_MISSES_SHOWN);
        }
    }

    private static void print(Post post, Explained explained, PrintWriter out) {
        ObjectNode line = JSON.createObjectNode()
                .put("id", post.id())
                .put("brand", explained.brand())
                .put("matches", explained.matches())
                .put("excluded_by", explained.excludedBy());
        line.set("failed", JSON.valueToTree(explained.failures()));
        line.set("query", node(post, explained.query()));
        try {
            out.println(JSON.writeValueAsString(line));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ObjectNode node(Post post, Explanation clause) {
        ObjectNode node = JSON.createObjectNode()
                .put("kind", clause.kind().name().toLowerCase(Locale.ROOT))
                .put("clause", clause.clause())
                .put("matched", clause.matched());
        if (!clause.hits().isEmpty()) {
            node.set(
                    "hits",
                    JSON.valueToTree(clause.hits().stream()
                            .map(hit -> MatchCommand.hit(post, hit).without("clause"))
                            .toList()));
        }
        if (!clause.parts().isEmpty()) {
            node.set(
                    "parts",
                    JSON.valueToTree(clause.parts().stream()
                            .map(part -> node(post, part))
                            .toList()));
        }
        return node;
    }
}
