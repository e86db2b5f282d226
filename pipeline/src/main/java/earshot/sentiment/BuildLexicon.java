package earshot.sentiment;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Merges the published word lists into one: VADER's words, emoticons and emoji (an emoji is worth what its description
 * says), AFINN's words, emoji-emotion, and the cue words of the language. Terms of several tokens are left out.
 */
final class BuildLexicon {
    private static final String HEADER = "## term, VADER valence -4..4, AFINN valence -5..5, role."
            + " From vaderSentiment, afinn-165 and emoji-emotion, all MIT; see LICENCES.md.\n";

    private static final class Row {
        double vader;
        int vaderCount;
        double afinn;
        int afinnCount;
        String role = "";
    }

    private final TokenScanner scanner = new TokenScanner(Lexicon.EMPTY);
    private final Map<Long, String> terms = new TreeMap<>();
    private final Map<String, Row> rows = new TreeMap<>();
    private final Map<String, Double> words = new TreeMap<>();

    /** The lexicon's text, sorted by term. */
    static String from(Path folder, BufferedReader cues) throws IOException {
        var build = new BuildLexicon();
        build.vader(folder.resolve("vader_lexicon.txt"));
        build.afinn(folder.resolve("afinn165.tsv"));
        build.emoji(folder.resolve("emoji_utf8_lexicon.txt"));
        build.afinn(folder.resolve("emoji_emotion.tsv"));
        build.cues(cues);
        return build.text();
    }

    private void vader(Path file) throws IOException {
        for (String line : Files.readAllLines(file)) {
            String[] fields = line.split("\t", -1);
            if (fields.length > 1) {
                words.putIfAbsent(fields[0].toLowerCase(Locale.ROOT), Double.parseDouble(fields[1]));
                addVader(fields[0], Double.parseDouble(fields[1]));
            }
        }
    }

    private void addVader(String term, double valence) {
        Row row = row(term);
        row.vader += valence;
        row.vaderCount++;
    }

    private void afinn(Path file) throws IOException {
        for (String line : Files.readAllLines(file)) {
            String[] fields = line.split("\t", -1);
            if (fields.length > 1) {
                Row row = row(fields[0]);
                row.afinn += Double.parseDouble(fields[1]);
                row.afinnCount++;
            }
        }
    }

    private void emoji(Path file) throws IOException {
        for (String line : Files.readAllLines(file)) {
            String[] fields = line.split("\t", -1);
            double valence = 0;
            for (String word :
                    fields[fields.length - 1].toLowerCase(Locale.ROOT).split("[^a-z]+", -1)) {
                valence += words.getOrDefault(word, 0.0);
            }
            if (valence != 0) {
                addVader(fields[0], Math.max(-4, Math.min(4, valence)));
            }
        }
    }

    private void cues(BufferedReader lines) throws IOException {
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (!line.startsWith("##")) {
                String[] fields = line.split("\t", -1);
                row(fields[0]).role = fields[1];
            }
        }
    }

    /** The row of a term; spellings that the scanner reads alike share one. */
    private Row row(String term) {
        Tokens tokens = scanner.scan(term, Mask.NONE);
        boolean valued = tokens.count == 1 && tokens.kind[0] != Tokens.STOP && tokens.kind[0] != Tokens.MARK;
        if (!valued || term.matches("\\d+")) {
            return new Row();
        }
        String known = terms.computeIfAbsent(tokens.hash[0], hash -> term);
        return rows.computeIfAbsent(known, key -> new Row());
    }

    private String text() {
        var out = new StringBuilder(HEADER);
        rows.forEach((term, row) -> {
            String vader = mean(row.vader, row.vaderCount);
            String afinn = mean(row.afinn, row.afinnCount);
            if (!vader.isEmpty() || !afinn.isEmpty() || !row.role.isEmpty()) {
                out.append(term)
                        .append('\t')
                        .append(vader)
                        .append('\t')
                        .append(afinn)
                        .append('\t')
                        .append(row.role)
                        .append('\n');
            }
        });
        return out.toString();
    }

    private static String mean(double sum, int count) {
        return count == 0 || sum == 0 ? "" : String.format(Locale.ROOT, "%.1f", sum / count);
    }
}
