package earshot.sentiment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Gathers English texts that nobody has labelled, for a teacher to read: each wording once, whoever it is said to. */
final class GatherPosts {
    static final String FILE = "unlabelled.tsv";
    private static final int SHORTEST = 8;
    private static final int LONGEST = 600;

    private GatherPosts() {}

    /** A text, and where it was said. */
    record Unlabelled(String id, String platform, String text) {}

    /** {@code FOLDER PARSED…}: writes the folder's {@code unlabelled.tsv} from what {@code earshot parse} printed. */
    public static void main(String[] args) throws IOException {
        if (args.length < 2) {
            throw new IllegalArgumentException("expected a folder, and files that `earshot parse` has printed");
        }
        var scanner = new TokenScanner(SentimentModel.shipped("en").lexicon());
        var json = new ObjectMapper();
        Set<String> wordings = new HashSet<>();
        try (Writer out = Files.newBufferedWriter(Path.of(args[0]).resolve(FILE))) {
            for (int i = 1; i < args.length; i++) {
                try (BufferedReader lines = Files.newBufferedReader(Path.of(args[i]))) {
                    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                        JsonNode post = json.readTree(line).path("post");
                        String text = text(post);
                        boolean fits = text.length() >= SHORTEST && text.length() <= LONGEST;
                        if (fits && isEnglish(post, scanner.scan(text, Mask.NONE)) && wordings.add(wording(text))) {
                            out.write(post.path("platform").asText() + "\t" + text + "\n");
                        }
                    }
                }
            }
        }
        System.out.println(wordings.size() + " texts");
    }

    static List<Unlabelled> read(Path folder) throws IOException {
        var posts = new ArrayList<Unlabelled>();
        if (Files.exists(folder.resolve(FILE))) {
            for (String line : Files.readAllLines(folder.resolve(FILE))) {
                int tab = line.indexOf('\t');
                posts.add(new Unlabelled("line " + posts.size(), line.substring(0, tab), line.substring(tab + 1)));
            }
        }
        return posts;
    }

    private static boolean isEnglish(JsonNode post, Tokens tokens) {
        return LanguageGate.language(post.path("language").asText(), tokens).equals("en");
    }

    private static String text(JsonNode post) {
        String text = post.path("text").asText();
        return (text.isBlank() ? post.path("title").asText() : text)
                .replaceAll("\\s+", " ")
                .strip();
    }

    private static String wording(String text) {
        return text.toLowerCase(Locale.ROOT).replaceAll("https?\\S+|@\\w+|\\W", "");
    }
}
