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
 * What serves one language: a folder with {@code lexicon.tsv}, {@code table.bin}, {@code calibration.tsv} and the
 * model card.
 *
 * @param version name and content, e.g. {@code table-en-9f86d081}: two models with one version give the same answers
 */
record SentimentModel(String version, Lexicon lexicon, SentimentTable table, Calibration calibration) {
    static final String LEXICON = "lexicon.tsv";
    static final String TABLE = "table.bin";
    static final String CALIBRATION = "calibration.tsv";

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
                InputStream table = files.open(TABLE);
                InputStream calibration = files.open(CALIBRATION)) {
            return of(language, lexicon.readAllBytes(), table.readAllBytes(), calibration.readAllBytes());
        }
    }

    static SentimentModel of(String language, byte[] lexicon, byte[] table, byte[] calibration) throws IOException {
        return new SentimentModel(
                "table-" + language + "-" + digest(lexicon, table, calibration),
                Lexicon.read(lines(lexicon)),
                SentimentTable.read(new ByteArrayInputStream(table)),
                Calibration.read(lines(calibration)));
    }

    private static BufferedReader lines(byte[] text) {
        return new BufferedReader(new StringReader(new String(text, StandardCharsets.UTF_8)));
    }

    private static String digest(byte[]... files) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            for (byte[] file : files) {
                sha.update(file);
            }
            return HexFormat.of().formatHex(sha.digest(), 0, 4);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }
}
