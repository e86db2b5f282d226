package earshot.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import earshot.config.PlainError;
import earshot.model.BrandSet;
import earshot.model.Span;
import earshot.query.Preview;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code earshot brands preview}. */
@Command(
        name = "preview",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "What the queries would find in posts at hand: how many, some of them with what matched marked,"
                + " the words that come along, and what each exclusion takes away.")
final class PreviewCommand implements Callable<Integer> {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int LONGEST_SAMPLE = 280;

    @Option(names = "--brands", required = true, paramLabel = "FILE", description = "The brand set, in YAML.")
    private Path brands = Path.of("");

    @Option(names = "--brand", paramLabel = "ID", description = "Only this one of its brands.")
    private String brand = "";

    @Option(
            names = "--samples",
            paramLabel = "N",
            defaultValue = "3",
            description = "How many posts of each brand are shown. Default: ${DEFAULT-VALUE}")
    private int samples = 3;

    @Option(
            names = "--terms",
            paramLabel = "N",
            defaultValue = "12",
            description = "How many words that come along. Default: ${DEFAULT-VALUE}")
    private int terms = 12;

    @Option(names = "--json", description = "A JSON line per brand.")
    private boolean json;

    @Mixin
    private PostFiles posts = new PostFiles();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws JsonProcessingException {
        Preview preview = new Preview(chosen(BrandFiles.read(brands)), samples);
        posts.forEach(post -> {
            preview.add(post);
            return true;
        });
        PrintWriter out = spec.commandLine().getOut();
        for (Preview.Found found : preview.found(terms)) {
            if (json) {
                out.println(JSON.writeValueAsString(line(found, preview.posts())));
            } else {
                tell(found, preview.posts(), out);
            }
        }
        out.flush();
        return 0;
    }

    private BrandSet chosen(BrandSet set) {
        if (brand.isEmpty()) {
            return set;
        }
        List<BrandSet.Brand> one =
                set.brands().stream().filter(each -> each.id().equals(brand)).toList();
        if (one.isEmpty()) {
            throw new PlainError("There is no brand " + brand + " in " + brands);
        }
        return new BrandSet(
                set.name(),
                set.version(),
                one,
                set.hashtagsAsWords(),
                set.languages(),
                set.timeZone(),
                set.excludedAuthors(),
                set.excludedSites());
    }

    private void tell(Preview.Found found, long all, PrintWriter out) {
        out.printf(
                "%s: %,d of %,d posts (%.2f %%)%n",
                found.brand(), found.matched(), all, 100.0 * found.matched() / Math.max(1, all));
        found.removed()
                .forEach((exclusion, removed) -> out.printf("  %,8d kept out by %s alone%n", removed, exclusion));
        if (!found.terms().isEmpty()) {
            out.println("  comes along: "
                    + String.join(
                            ", ",
                            found.terms().stream()
                                    .map(term -> term.term() + " " + percent(term.matched(), found.matched()) + " ("
                                            + percent(term.all(), all) + ")")
                                    .toList()));
        }
        found.samples().forEach(sample -> out.println("  " + sample.post().id() + "  " + marked(sample)));
    }

    private static String percent(long part, long whole) {
        return Math.round(100.0 * part / Math.max(1, whole)) + " %";
    }

    /** Around the first hit, each hit in signs that show on any terminal. */
    private static String marked(Preview.Sample sample) {
        String text = sample.post().text();
        List<Span> hits = sample.match().hits().stream()
                .filter(hit -> hit.field().equals("text"))
                .toList();
        int from = hits.isEmpty() ? 0 : Math.max(0, hits.get(0).start() - LONGEST_SAMPLE / 2);
        int to = Math.min(text.length(), from + LONGEST_SAMPLE);
        StringBuilder marked = new StringBuilder(from > 0 ? "…" : "");
        int at = from;
        for (Span hit : hits) {
            if (hit.end() <= to) {
                marked.append(text, at, hit.start())
                        .append('»')
                        .append(text, hit.start(), hit.end())
                        .append('«');
                at = hit.end();
            }
        }
        marked.append(text, at, to).append(to < text.length() ? "…" : "");
        String title = sample.post().title();
        return ((title.isEmpty() ? "" : title + " | ") + marked).replaceAll("\\s+", " ");
    }

    private static ObjectNode line(Preview.Found found, long all) {
        ObjectNode line = JSON.createObjectNode()
                .put("brand", found.brand())
                .put("posts", all)
                .put("matched", found.matched());
        line.set("kept_out", JSON.valueToTree(found.removed()));
        line.set("terms", JSON.valueToTree(found.terms()));
        var shown = line.putArray("samples");
        for (Preview.Sample sample : found.samples()) {
            ObjectNode post = shown.addObject()
                    .put("id", sample.post().id())
                    .put("title", sample.post().title())
                    .put("text", sample.post().text());
            post.set(
                    "hits",
                    JSON.valueToTree(sample.match().hits().stream()
                            .map(hit -> MatchCommand.hit(sample.post(), hit))
                            .toList()));
        }
        return line;
    }
}
