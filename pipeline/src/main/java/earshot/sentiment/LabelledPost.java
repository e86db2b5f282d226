package earshot.sentiment;

import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import earshot.model.SentimentLabel;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A text and what people said of its feeling: negative, neutral or positive. */
public record LabelledPost(String id, SentimentLabel label, String text) {
    private static final ObjectReader CSV =
            new CsvMapper().readerForListOf(String.class).with(CsvParser.Feature.WRAP_AS_ARRAY);

    /**
     * A line's fields: id, label, text.
     *
     * @throws IllegalArgumentException where the label is none
     */
    public static LabelledPost of(String[] fields) {
        return new LabelledPost(fields[0], label(fields[1].strip()), decoded(fields[2]));
    }

    /**
     * Reads lines {@code id<TAB>label<TAB>text}, UTF-8. Entities left over from the web are decoded.
     *
     * @throws IllegalArgumentException naming file, line and what is wrong
     */
    public static List<LabelledPost> read(Path file) throws IOException {
        var posts = new ArrayList<LabelledPost>();
        try (var lines = Files.newBufferedReader(file)) {
            int number = 0;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                String[] fields = line.split("\t", 3);
                if (fields.length != 3) {
                    throw new IllegalArgumentException(
                            file + ":" + number + ": expected id, label and text between tabs");
                }
                posts.add(new LabelledPost(fields[0], label(fields[1], file + ":" + number), decoded(fields[2])));
            }
        }
        return posts;
    }

    /**
     * Reads comma-separated values with a header (RFC 4180) and the names of three of its columns.
     *
     * @throws IllegalArgumentException naming file, row and what is wrong
     */
    public static List<LabelledPost> readCsv(Path file, String id, String label, String text) throws IOException {
        try (Reader reader = Files.newBufferedReader(file);
                MappingIterator<List<String>> read = CSV.readValues(reader)) {
            var rows = read.readAll();
            var header = rows.isEmpty() ? List.<String>of() : rows.get(0);
            int ids = column(header, id, file);
            int labels = column(header, label, file);
            int texts = column(header, text, file);
            var posts = new ArrayList<LabelledPost>();
            for (int i = 1; i < rows.size(); i++) {
                var row = rows.get(i);
                if (row.size() != header.size()) {
                    throw new IllegalArgumentException(
                            file + ": row " + i + " has " + row.size() + " fields, the header " + header.size());
                }
                posts.add(new LabelledPost(
                        row.get(ids), label(row.get(labels), file + ": row " + i), decoded(row.get(texts))));
            }
            return posts;
        }
    }

    private static int column(List<String> header, String name, Path file) {
        int index = header.indexOf(name);
        if (index < 0) {
            throw new IllegalArgumentException(file + ": no column " + name + " among " + header);
        }
        return index;
    }

    private static SentimentLabel label(String word, String where) {
        try {
            return label(word);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(where + ": " + e.getMessage(), e);
        }
    }

    private static SentimentLabel label(String word) {
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "negative", "-1" -> SentimentLabel.NEGATIVE;
            case "neutral", "0" -> SentimentLabel.NEUTRAL;
            case "positive", "1" -> SentimentLabel.POSITIVE;
            default -> throw new IllegalArgumentException("label " + word + " is none of negative, neutral, positive");
        };
    }

    private static String decoded(String text) {
        return text.indexOf('&') < 0
                ? text
                : text.replace("&lt;", "<")
                        .replace("&gt;", ">")
                        .replace("&quot;", "\"")
                        .replace("&#39;", "'")
                        .replace("&amp;", "&");
    }
}
