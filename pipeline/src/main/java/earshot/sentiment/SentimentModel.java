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
import org.jspecify.annotations.Nullable;

/**
 * What serves one language: a folder with {@code lexicon.tsv}, {@code table.bin}, {@code calibration.tsv} and, where
 * feelings towards a brand and intents are known too, {@code target.bin} and {@code intents.tsv}.
 *
 * @param language BCP 47
 * @param version name and content, e.g. {@code table-en-9f86d081}: two models with one version give the same answers
 */
record SentimentModel(
        String language,
        String version,
        Lexicon lexicon,
        SentimentTable table,
        Calibration calibration,
        @Nullable SentimentTable target,
        Intents intents) {
    static final String LEXICON = "lexicon.tsv";
    static final String TABLE = "table.bin";
    static final String CALIBRATION = "calibration.tsv";
    static final String TARGET = "target.bin";
    static final String INTENTS = "intents.tsv";

    /** Where the bytes of one of a model's files come from; nothing where there is no such file. */
    interface Folder {
        @Nullable
        InputStream open(String name) throws IOException;
    }

    /** Where the files are that ship for a language. */
    static Folder inJar(String language) {
        return name -> SentimentModel.class.getResourceAsStream(language + "/" + name);
    }

    static Folder folder(Path folder) {
        return name -> {
            Path file = folder.resolve(name);
            return Files.exists(file) ? Files.newInputStream(file) : null;
        };
    }

    /** The model that ships for a language. */
    static SentimentModel shipped(String language) throws IOException {
        return read(language, inJar(language));
    }

    /** A model from a folder named by its language. */
    static SentimentModel read(Path folder) throws IOException {
        return read(String.valueOf(folder.getFileName()), folder(folder));
    }

    static SentimentModel read(String language, Folder files) throws IOException {
        byte[][] read = contents(files);
        return of(language, read[0], read[1], read[2], read[3], read[4]);
    }

    /** The version of a folder's model, without loading it. */
    static String version(String language, Folder files) throws IOException {
        return version(language, contents(files));
    }

    private static byte[][] contents(Folder files) throws IOException {
        return new byte[][] {
            bytes(files, LEXICON),
            bytes(files, TABLE),
            bytes(files, CALIBRATION),
            bytes(files, TARGET),
            bytes(files, INTENTS)
        };
    }

    private static String version(String language, byte[]... files) {
        return "table-" + language + "-" + digest(files);
    }

    static byte[] bytes(Folder files, String name) throws IOException {
        try (InputStream stream = files.open(name)) {
            if (stream == null && !name.equals(TARGET) && !name.equals(INTENTS)) {
                throw new FileNotFoundException("the sentiment model has no " + name);
            }
            return stream == null ? new byte[0] : stream.readAllBytes();
        }
    }

    /** @param target and {@code intents} are empty where the model knows of none */
    static SentimentModel of(
            String language, byte[] lexicon, byte[] table, byte[] calibration, byte[] target, byte[] intents)
            throws IOException {
        return new SentimentModel(
                language,
                version(language, lexicon, table, calibration, target, intents),
                Lexicon.read(lines(lexicon)),
                SentimentTable.read(new ByteArrayInputStream(table), Valences.COUNT),
                Calibration.read(lines(calibration)),
                target.length == 0 ? null : SentimentTable.read(new ByteArrayInputStream(target), TargetFeatures.COUNT),
                Intents.read(lines(intents)));
    }

    /** The same with another table of feelings towards a brand. */
    SentimentModel with(SentimentTable other) {
        return new SentimentModel(language, version, lexicon, table, calibration, other, intents);
    }

    static BufferedReader lines(byte[] text) {
        return new BufferedReader(new StringReader(new String(text, StandardCharsets.UTF_8)));
    }

    /** The first eight hexadecimal digits of some files' SHA-256. */
    static String digest(byte[]... files) {
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
