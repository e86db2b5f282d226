package earshot.feed;

import com.github.luben.zstd.ZstdInputStream;
import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.NoSuchElementException;
import java.util.stream.Stream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;
import org.jspecify.annotations.Nullable;

/**
 * The payloads of files, one after the other, without holding more than one in memory: {@code .json} (one value, an array
 * of them, or several in a row), {@code .jsonl} and {@code .ndjson} (one a line), {@code .csv} and {@code .tsv} (each
 * record with the header line before it), {@code .xml}, {@code .rss}, {@code .atom} and {@code .rdf} (one document);
 * plain or {@code .gz}, {@code .bz2}, {@code .zst}.
 *
 * <p>A file of another name that begins like JSON or XML is read as such; of the others those of a folder are left out and
 * told, and one that was named is refused.
 *
 * <p>Blank lines are the keep-alives of a recorded stream and no payloads. Of a payload beyond the limit of any parser
 * just so much is kept that it is rejected for its size.
 */
public final class FeedFiles implements Iterator<FilePayload>, Closeable {
    /** Behind how many blanks and marks a file's first character is looked for. */
    private static final int BEGINNING = 512;

    private final List<Path> read;
    private final List<Path> leftOut;
    private final Iterator<Path> files;
    private @Nullable Path file;
    private @Nullable PayloadSplitter splitter;
    private @Nullable FilePayload next;

    private FeedFiles(List<Path> read, List<Path> leftOut) {
        this.read = List.copyOf(read);
        this.leftOut = List.copyOf(leftOut);
        this.files = this.read.iterator();
    }

    /**
     * Files in the order given, those of a directory (and the directories below it) in the order of their paths; hidden
     * ones are left out.
     *
     * @throws IOException where a path does not exist
     * @throws IllegalArgumentException where neither the name nor the beginning of a file that was named tells its format
     */
    public static FeedFiles open(List<Path> paths) throws IOException {
        List<Path> files = new ArrayList<>();
        List<Path> leftOut = new ArrayList<>();
        for (Path path : paths) {
            try (Stream<Path> found = Files.walk(path)) {
                for (Path file : found.filter(Files::isRegularFile)
                        .filter(file -> file.equals(path) || !isHidden(path.relativize(file)))
                        .sorted()
                        .toList()) {
                    (file.equals(path) || Format.of(file) != Format.NONE ? files : leftOut).add(file);
                }
            }
        }
        for (Path file : files) {
            if (Format.of(file) == Format.NONE) {
                throw new IllegalArgumentException("Cannot tell the format of " + file
                        + " from its name: it must end in .json, .jsonl, .ndjson, .csv, .tsv,"
                        + " .xml, .rss, .atom or .rdf, then perhaps .gz, .bz2 or .zst; or begin like JSON or XML.");
            }
        }
        return new FeedFiles(files, leftOut);
    }

    /** All that are read, in their order. */
    public List<Path> files() {
        return read;
    }

    /** Files of the folders that are of no format that is read. */
    public List<Path> leftOut() {
        return leftOut;
    }

    private static boolean isHidden(Path path) {
        for (Path name : path) {
            if (name.toString().startsWith(".")) {
                return true;
            }
        }
        return false;
    }

    /** @throws UncheckedIOException where a file cannot be read, naming it */
    @Override
    public boolean hasNext() {
        try {
            while (next == null) {
                if (splitter == null && !openNext()) {
                    return false;
                }
                advance();
            }
            return true;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + file + ": " + e.getMessage(), e);
        }
    }

    @Override
    public FilePayload next() {
        if (!hasNext() || next == null) {
            throw new NoSuchElementException();
        }
        FilePayload payload = next;
        next = null;
        return payload;
    }

    private boolean openNext() throws IOException {
        if (!files.hasNext()) {
            return false;
        }
        Path opened = files.next();
        file = opened;
        splitter = Format.of(opened).splitter(uncompressed(opened));
        return true;
    }

    private void advance() throws IOException {
        if (splitter == null) {
            return;
        }
        PayloadSplitter.Piece piece = splitter.next();
        if (piece == null) {
            close();
        } else {
            next = new FilePayload(piece.bytes(), String.valueOf(file).replace('\\', '/') + ":" + piece.line());
        }
    }

    @Override
    public void close() throws IOException {
        if (splitter != null) {
            splitter.close();
            splitter = null;
        }
    }

    private static InputStream uncompressed(Path file) throws IOException {
        InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
        try {
            return switch (extension(file.toString())) {
                case "gz" ->
                    GzipCompressorInputStream.builder()
                            .setInputStream(in)
                            .setDecompressConcatenated(true)
                            .get();
                case "bz2" -> new BZip2CompressorInputStream(in, true);
                case "zst" -> new ZstdInputStream(in);
                default -> in;
            };
        } catch (IOException e) {
            in.close();
            throw e;
        }
    }

    private static String extension(String name) {
        return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    }

    private enum Format {
        JSON,
        LINES,
        CSV,
        DOCUMENT,
        NONE;

        static Format of(Path file) throws IOException {
            String name = file.getFileName().toString();
            String extension = extension(name);
            if (List.of("gz", "bz2", "zst").contains(extension)) {
                extension = extension(name.substring(0, name.length() - extension.length() - 1));
            }
            return switch (extension) {
                case "json" -> JSON;
                case "jsonl", "ndjson" -> LINES;
                case "csv", "tsv" -> CSV;
                case "xml", "rss", "atom", "rdf" -> DOCUMENT;
                default -> beginning(file);
            };
        }

        private static Format beginning(Path file) throws IOException {
            try (InputStream in = uncompressed(file)) {
                for (byte b : in.readNBytes(BEGINNING)) {
                    if (b == '{' || b == '[') {
                        return JSON;
                    }
                    if (b > ' ') {
                        return b == '<' ? DOCUMENT : NONE;
                    }
                }
                return NONE;
            }
        }

        PayloadSplitter splitter(InputStream in) throws IOException {
            return switch (this) {
                case JSON -> JsonSplitter.of(in);
                case LINES -> new LineSplitter(in);
                case CSV -> new CsvSplitter(in);
                case DOCUMENT -> new DocumentSplitter(in);
                case NONE -> throw new IllegalStateException("of no format");
            };
        }
    }
}
