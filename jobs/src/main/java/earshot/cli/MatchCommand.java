package earshot.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import earshot.model.BrandMatch;
import earshot.model.BrandSet;
import earshot.model.Post;
import earshot.model.Span;
import earshot.query.BrandMatcher;
import earshot.query.Explanation;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code earshot match}. */
@Command(
        name = "match",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Tells which posts match which brands: a JSON line per match with the post's id, the brand, the"
                + " clauses that matched, and where they did (offsets in UTF-16 code units).")
final class MatchCommand implements Callable<Integer> {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Option(names = "--brands", required = true, paramLabel = "FILE", description = "The brand set, in YAML.")
    private Path brands = Path.of("");

    @Option(names = "--quiet", description = "Only how many posts match each brand.")
    private boolean quiet;

    @Mixin
    private PostFiles posts = new PostFiles();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private final Map<String, Long> counts = new TreeMap<>();
    private long read;

    @Override
    public Integer call() {
        BrandSet set = BrandFiles.read(brands);
        BrandMatcher matcher = BrandMatcher.compile(set);
        set.brands().forEach(brand -> counts.put(brand.id(), 0L));
        PrintWriter out = spec.commandLine().getOut();
        posts.forEach(post -> {
            read++;
            matcher.match(post).forEach(match -> tell(post, match, matcher, out));
            return !out.checkError();
        });
        PrintWriter summary = spec.commandLine().getErr();
        summary.printf("%,d posts, %,d payloads rejected%n", read, posts.rejected());
        counts.forEach((brand, count) -> summary.printf("%,12d %s%n", count, brand));
        summary.flush();
        return 0;
    }

    private void tell(Post post, BrandMatch match, BrandMatcher matcher, PrintWriter out) {
        counts.merge(match.brand(), 1L, Long::sum);
        if (quiet) {
            return;
        }
        List<String> clauses = matcher.explain(post, match.brand()).query().reasons().stream()
                .map(Explanation::clause)
                .distinct()
                .toList();
        ObjectNode line = JSON.createObjectNode()
                .put("id", post.id())
                .put("brand_set", match.brandSet() + "@" + match.brandSetVersion())
                .put("brand", match.brand());
        line.set("clauses", JSON.valueToTree(clauses));
        line.set(
                "hits",
                JSON.valueToTree(
                        match.hits().stream().map(hit -> hit(post, hit)).toList()));
        try {
            out.println(JSON.writeValueAsString(line));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    static ObjectNode hit(Post post, Span hit) {
        String words = (hit.field().equals("title") ? post.title() : post.text()).substring(hit.start(), hit.end());
        return JSON.createObjectNode()
                .put("field", hit.field())
                .put("start", hit.start())
                .put("end", hit.end())
                .put("words", words)
                .put("clause", hit.clause());
    }
}
