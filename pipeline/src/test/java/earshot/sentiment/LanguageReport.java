package earshot.sentiment;

import earshot.feed.FeedFiles;
import earshot.feed.Feeds;
import earshot.feed.ParseResult;
import earshot.model.Post;
import earshot.model.PostEventType;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;

/**
 * How often the language found agrees with the one X found, by language: without the claim, and with a claim of English.
 * Run its main with the test class path and a folder of X's sample stream.
 */
public final class LanguageReport {
    private LanguageReport() {}

    public static void main(String[] args) throws Exception {
        var rows = new TreeMap<String, int[]>();
        var lexicon = SentimentModel.shipped("en").lexicon();
        var scanner = new TokenScanner(lexicon);
        var parser = Feeds.standard().parser("x");
        long nanos = 0;
        int posts = 0;
        try (var files = FeedFiles.open(List.of(Path.of(args[0])))) {
            while (files.hasNext()) {
                var bytes = files.next().bytes();
                var payload = new earshot.model.RawPayload("x", bytes, java.time.Instant.EPOCH, "report");
                if (parser.parse(payload) instanceof ParseResult.Parsed parsed) {
                    for (var event : parsed.events()) {
                        Post post = event.post();
                        if (event.type() != PostEventType.OBSERVED
                                || post.language().isEmpty()
                                || post.language().equals("und")) {
                            continue;
                        }
                        long before = System.nanoTime();
                        Tokens tokens = scanner.scan(post.text(), Mask.NONE);
                        String found = LanguageGate.language("", tokens);
                        String asEnglish = LanguageGate.language("en", tokens);
                        nanos += System.nanoTime() - before;
                        posts++;
                        String truth = Locale.forLanguageTag(post.language()).getLanguage();
                        int[] row = rows.computeIfAbsent(truth, key -> new int[4]);
                        row[0]++;
                        row[1] += found.equals(truth) ? 1 : 0;
                        row[2] += found.equals("und") ? 1 : 0;
                        row[3] += asEnglish.equals("en") ? 1 : 0;
                    }
                }
            }
        }
        System.out.printf(
                "%-6s %7s %8s %8s %s%n",
                "X says", "posts", "same", "unknown", "taken for English where English is claimed");
        rows.forEach((language, row) -> System.out.printf(
                Locale.ROOT,
                "%-6s %7d %8.3f %8.3f %8.3f%n",
                language,
                row[0],
                (double) row[1] / row[0],
                (double) row[2] / row[0],
                (double) row[3] / row[0]));
        System.out.printf(
                Locale.ROOT, "%d posts, %.0f a second, scanned and identified twice%n", posts, posts * 1e9 / nanos);
    }
}
