package earshot.local;

import earshot.config.PlainError;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The folder in which a local stack keeps everything, for one stack at a time. */
public final class DataDirectory implements AutoCloseable {
    private static final String KAFKA = "kafka";
    private static final String ELASTICSEARCH = "elasticsearch";
    private static final String FLINK = "flink";
    private static final String FEEDS = "feeds.json";

    private final Path root;
    private final FileChannel lock;

    private DataDirectory(Path root, FileChannel lock) {
        this.root = root;
        this.lock = lock;
    }

    /**
     * Takes the folder, making it where there is none.
     *
     * @param fresh whether what an earlier stack kept there is thrown away; nothing else ever is
     * @throws PlainError where another stack has it, or it cannot be written
     */
    public static DataDirectory claim(Path folder, boolean fresh) {
        Path root = folder.toAbsolutePath().normalize();
        try {
            Files.createDirectories(root);
            DataDirectory data = new DataDirectory(root, lock(root));
            LocalElasticsearch.endStale(data.elasticsearch());
            if (fresh) {
                for (String kept : List.of(KAFKA, ELASTICSEARCH, FLINK, FEEDS)) {
                    delete(root.resolve(kept));
                }
            }
            return data;
        } catch (IOException e) {
            throw new PlainError(
                    "Cannot use " + root + " (" + e.getMessage()
                            + "): make it writable, or name another folder with --data",
                    e);
        }
    }

    /** Held by the operating system: a killed process lets go of it too. */
    private static FileChannel lock(Path root) throws IOException {
        Path file = root.resolve("lock");
        FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        if (!isLocked(channel)) {
            String holder = Files.readString(file).strip();
            channel.close();
            throw new PlainError("Earshot is running on " + root + " already (process " + holder
                    + "): end that one, or name another folder with --data");
        }
        channel.truncate(0);
        channel.write(ByteBuffer.wrap((ProcessHandle.current().pid() + "\n").getBytes(StandardCharsets.UTF_8)));
        return channel;
    }

    private static boolean isLocked(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    private static void delete(Path path) throws IOException {
        if (Files.exists(path)) {
            try (Stream<Path> files = Files.walk(path)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    public Path root() {
        return root;
    }

    public Path kafka() {
        return root.resolve(KAFKA);
    }

    public Path elasticsearch() {
        return root.resolve(ELASTICSEARCH);
    }

    public Path flink() {
        return root.resolve(FLINK);
    }

    /** Of everything in this process. */
    public Path log() {
        return log(root);
    }

    /** The same, before the folder is claimed: the first line is logged before that. */
    public static Path log(Path root) {
        return root.resolve("logs/earshot.log");
    }

    /** What has been replayed onto the raw topics, and from when. */
    public Path feeds() {
        return root.resolve(FEEDS);
    }

    /** Lets others have the folder. */
    @Override
    public void close() {
        try {
            lock.close();
        } catch (IOException e) {
            throw new PlainError("Cannot let go of " + root + ": " + e.getMessage(), e);
        }
    }
}
