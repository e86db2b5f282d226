package earshot.replay;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import earshot.config.PlainError;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which stretches of the raw topics hold which feed, so that a feed that was interrupted goes on with exactly the payload
 * that is missing, even where other feeds were replayed in between.
 *
 * <p>A stretch begins where it says and ends where the next one of its topic begins, or at the topic's end. Only its
 * beginning is written down, and before its first payload: so however the process ends, the topics and this tell the truth.
 */
public final class FeedManifest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path file;
    private final Map<String, Long> begun;
    private final List<Stretch> stretches;

    /**
     * @param feed whose payloads it holds
     * @param from the offset of its first in each partition
     */
    record Stretch(String feed, String topic, List<Long> from) {}

    /** @param begun epoch milliseconds by feed */
    private record Written(Map<String, Long> begun, List<Stretch> stretches) {
        @JsonCreator
        Written {}
    }

    private FeedManifest(Path file, Written written) {
        this.file = file;
        this.begun = new LinkedHashMap<>(written.begun());
        this.stretches = new ArrayList<>(written.stretches());
    }

    /** Reads it; empty where there is none yet. */
    public static FeedManifest open(Path file) {
        try {
            Written written = Files.exists(file)
                    ? JSON.readValue(Files.readAllBytes(file), Written.class)
                    : new Written(Map.of(), List.of());
            return new FeedManifest(file, written);
        } catch (JsonProcessingException e) {
            throw new PlainError(
                    file + " is damaged, so it is not known what was replayed: start over with --fresh", e);
        } catch (IOException e) {
            throw new PlainError("Cannot read " + file + ": " + e.getMessage(), e);
        }
    }

    /** When the feed was first replayed: {@code now}, unless it was before. */
    public Instant begunAt(String feed, Instant now) {
        Long before = begun.putIfAbsent(feed, now.toEpochMilli());
        if (before == null) {
            write();
        }
        return Instant.ofEpochMilli(before == null ? now.toEpochMilli() : before);
    }

    /**
     * Opens a feed's next stretch of a topic, unless its last one is still the topic's.
     *
     * @param ends end offset of each partition now
     * @return how many of the feed's payloads each partition holds
     */
    long[] resume(String feed, String topic, long[] ends) {
        long[] held = held(feed, topic, ends);
        Stretch last = null;
        for (Stretch stretch : stretches) {
            last = stretch.topic().equals(topic) ? stretch : last;
        }
        if (last == null || !last.feed().equals(feed)) {
            stretches.add(new Stretch(feed, topic, Arrays.stream(ends).boxed().toList()));
            write();
        }
        return held;
    }

    private long[] held(String feed, String topic, long[] ends) {
        long[] held = new long[ends.length];
        Stretch open = null;
        for (Stretch stretch : stretches) {
            if (stretch.topic().equals(topic)) {
                if (stretch.from().size() != ends.length) {
                    throw new PlainError("The topic " + topic + " had "
                            + stretch.from().size() + " partitions when its feed was begun and has " + ends.length
                            + ": start over with --fresh");
                }
                add(held, open, feed, partition -> stretch.from().get(partition));
                open = stretch;
            }
        }
        add(held, open, feed, partition -> ends[partition]);
        return held;
    }

    private interface Ends {
        long of(int partition);
    }

    private static void add(long[] held, @Nullable Stretch stretch, String feed, Ends ends) {
        if (stretch != null && stretch.feed().equals(feed)) {
            for (int partition = 0; partition < held.length; partition++) {
                held[partition] += ends.of(partition) - stretch.from().get(partition);
            }
        }
    }

    /** Whole or not at all, and on the disk before the first payload it tells of. */
    private void write() {
        Path whole = file.resolveSibling(file.getFileName() + ".new");
        try {
            Files.write(whole, JSON.writeValueAsBytes(new Written(begun, stretches)));
            try (FileChannel channel = FileChannel.open(whole, StandardOpenOption.WRITE)) {
                channel.force(true);
            }
            Files.move(whole, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new PlainError("Cannot write " + file + ": " + e.getMessage(), e);
        }
    }
}
