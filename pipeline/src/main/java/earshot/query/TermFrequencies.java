package earshot.query;

import earshot.query.Query.Term;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * In how many of a million posts a term is to be expected. Decides which term a query is filed under, never what it
 * matches.
 */
final class TermFrequencies {

    /** Words above one in two thousand posts, counted over sample streams of several years and networks. */
    private static final String RESOURCE = "word-frequencies.tsv";

    private static final double RARE = 5;

    private static final TermFrequencies USUAL = read();

    private final NavigableMap<String, Double> words;

    private TermFrequencies(NavigableMap<String, Double> words) {
        this.words = words;
    }

    static TermFrequencies usual() {
        return USUAL;
    }

    private static TermFrequencies read() {
        NavigableMap<String, Double> words = new TreeMap<>();
        try (InputStream in = TermFrequencies.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException("the jar lacks " + RESOURCE);
            }
            BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                int tab = line.indexOf('\t');
                words.put(line.substring(0, tab), Double.parseDouble(line.substring(tab + 1)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new TermFrequencies(words);
    }

    double postsPerMillion(Field field, Term term) {
        return switch (field) {
            case TEXT -> ofWord(term);
            case TITLE -> ofWord(term) / 2;
            case LINKS, URL -> Math.max(ofWord(term), term.text().length() < 4 ? 300_000 : RARE);
            case PLATFORM, KIND, LANG -> 300_000;
            case COUNTRY -> 30_000;
            default -> RARE;
        };
    }

    private double ofWord(Term term) {
        String text = term.kind() == Term.Kind.EXACT ? Characters.fold(term.text()) : term.text();
        if (term.kind() == Term.Kind.WILDCARD) {
            String prefix = term.prefix();
            double known = words.subMap(prefix, prefix + '\uffff').values().stream()
                    .mapToDouble(Double::doubleValue)
                    .sum();
            return known + (prefix.length() < 4 ? 1000 : 4 * RARE);
        }
        Double known = words.get(text);
        if (known != null) {
            return known;
        }
        return text.length() == 1 ? 300 : text.length() < 4 ? 10 * RARE : RARE;
    }
}
