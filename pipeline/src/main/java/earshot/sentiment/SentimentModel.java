package earshot.sentiment;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * What serves one language: a folder with {@code lexicon.tsv}, {@code table.bin} and the model card.
 *
 * @param version name and content, e.g. {@code table-en-9f86d081}: two models with one version give the same answers
 */
record SentimentModel(String version, Lexicon lexicon, SentimentTable table) {
    static final String LEXICON = "lexicon.tsv";
    static final String TABLE = "table.bin";

    /** Where the bytes of one of a model's files come from. */
    private interface Folder {
        InputStream open(String name) throws IOException;
    }

    /** The model that ships for a language. */
    static SentimentModel shipped(String language) throws IOException {
        return read(language, name -> {
            InputStream stream = SentimentModel.class.getResourceAsStream(language + "/" + name);
            if (stream == null) {
                throw new FileNotFoundException("no sentiment model for language " + language + ": " + name);
            }
            return stream;
        });
    }

    /** A model from a folder named by its language. */
    static SentimentModel read(Path folder) throws IOException {
        return read(String.valueOf(folder.getFileName()), name -> Files.newInputStream(folder.resolve(name)));
    }

    private static SentimentModel read(String language, Folder files) throws IOException {
        try (InputStream lexicon = files.open(LEXICON);
                InputStream table = files.open(TABLE)) {
            return of(language, lexicon.readAllBytes(), table.readAllBytes());
        }
    }

    static SentimentModel of(String language, byte[] lexicon, byte[] table) throws IOException {
        var words = new BufferedReader(new StringReader(new String(lexicon, StandardCharsets.UTF_8)));
        return new SentimentModel(
                "table-" + language + "-" + digest(lexicon, table),
                Lexicon.read(words),
                SentimentTable.read(new ByteArrayInputStream(table)));
    }

    private static String digest(byte[] lexicon, byte[] table) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            sha.update(lexicon);
            return HexFormat.of().formatHex(sha.digest(table), 0, 4);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }
}
