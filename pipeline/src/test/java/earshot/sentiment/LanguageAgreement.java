package earshot.sentiment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/**
 * How often the language that a text tells by itself is the one the platform names. Run its main with the test class path
 * and what {@code earshot parse} printed.
 */
public final class LanguageAgreement {
    private LanguageAgreement() {}

    /** Prints shares of the different texts that the platform names a language for. */
    public static void main(String[] args) throws IOException {
        var scanner = new TokenScanner(SentimentModel.shipped("en").lexicon());
        var json = new ObjectMapper();
        Set<String> seen = new HashSet<>();
        int texts = 0;
        int same = 0;
        int unknown = 0;
        int english = 0;
        int found = 0;
        int right = 0;
        try (BufferedReader lines = Files.newBufferedReader(Path.of(args[0]))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                JsonNode post = json.readTree(line).path("post");
                String named =
                        Locale.forLanguageTag(post.path("language").asText()).getLanguage();
                String text = post.path("text").asText();
                if (named.isEmpty() || named.equals(LanguageGate.UNKNOWN) || !seen.add(text)) {
                    continue;
                }
                String told = LanguageGate.language("", scanner.scan(text, Mask.NONE));
                texts++;
                same += told.equals(named) ? 1 : 0;
                unknown += told.equals(LanguageGate.UNKNOWN) ? 1 : 0;
                english += named.equals("en") ? 1 : 0;
                found += told.equals("en") ? 1 : 0;
                right += told.equals("en") && named.equals("en") ? 1 : 0;
            }
        }
        System.out.printf(
                Locale.ROOT,
                "%,d texts: %.3f the same, %.3f unknown; English %,d, found with precision %.3f and recall %.3f%n",
                texts,
                (double) same / texts,
                (double) unknown / texts,
                english,
                (double) right / found,
                (double) right / english);
    }
}
