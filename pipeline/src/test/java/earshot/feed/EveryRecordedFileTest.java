package earshot.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import earshot.model.PostEvent;
import earshot.model.RawPayload;
import earshot.model.RejectReason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Every recorded file of every platform, where the machine has them: what each is read as, and what is rejected why. Many
 * of the files are no posts: profiles, settings, other answers of the same APIs.
 */
final class EveryRecordedFileTest {
    private static final Instant NOW = Instant.parse("2026-12-01T00:00:00Z");
    private static final String READABLE = ".*\\.(json|jsonl|ndjson|xml|rss|atom|rdf)(\\.(gz|bz2|zst))?";

    @ParameterizedTest(name = "{0} in {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "x | x | 149 files, 69052 payloads, events {AUTHOR_REMOVED=4, ORIGINAL=14086, QUOTE=1804, REMOVED=50959, REPLY=4987, REPOST=9535}, rejects {MALFORMED=2, UNKNOWN_SHAPE=10, CONTROL_MESSAGE=1, MISSING_FIELD=4}",
                "bluesky | bluesky | 4 files, 164 payloads, events {AUTHOR_RESTORED=2, ORIGINAL=667, QUOTE=47, REMOVED=1, REPLY=302, REPOST=16}, rejects {UNKNOWN_SHAPE=1, CONTROL_MESSAGE=125}",
                "mastodon | mastodon | 190 files, 485 payloads, events {ORIGINAL=172, QUOTE=11, REPLY=103}, rejects {UNKNOWN_SHAPE=314, CONTROL_MESSAGE=11}",
                "reddit | reddit | 4 files, 12267 payloads, events {ORIGINAL=3232, QUOTE=16, REMOVED=147, REPLY=14902}, rejects {}",
                "youtube | youtube | 158 files, 158 payloads, events {ORIGINAL=122, REPLY=35}, rejects {UNKNOWN_SHAPE=43, CONTROL_MESSAGE=76}",
                "hackernews | hackernews | 3 files, 1215 payloads, events {ORIGINAL=1214, REMOVED=1}, rejects {}",
                "rss | rss-atom | 589 files, 588 payloads, events {ORIGINAL=1381}, rejects {MALFORMED=2, UNKNOWN_SHAPE=5, CONTROL_MESSAGE=280, MISSING_FIELD=261}",
                "app-store | reviews/jcoynel+app-store-reviews-swift | 12 files, 12 payloads, events {REVIEW=158}, rejects {MALFORMED=1, CONTROL_MESSAGE=3, BAD_VALUE=1}",
                "google-business | reviews/google-business-profile | 1 files, 1 payloads, events {REVIEW=3}, rejects {}",
                "trustpilot | reviews/bondvit+trustpilot-reviews-examples | 1 files, 3 payloads, events {REVIEW=3}, rejects {}",
                "facebook | facebook | 516 files, 547 payloads, events {ORIGINAL=78, REMOVED=15, REPLY=59, RESTORED=4, REVIEW=7}, rejects {MALFORMED=2, UNKNOWN_SHAPE=316, CONTROL_MESSAGE=138, BAD_VALUE=1}",
                "instagram | facebook/restfb+restfb/src/test/resources/json/instagram | 22 files, 22 payloads, events {COUNTED=1, ORIGINAL=2, REPLY=6}, rejects {UNKNOWN_SHAPE=11, CONTROL_MESSAGE=3}",
                "instagram | instagram | 3 files, 33 payloads, events {ORIGINAL=9, REPLY=14}, rejects {MISSING_FIELD=18}",
                "tiktok | tiktok | 5 files, 5 payloads, events {ORIGINAL=2, REPLY=1}, rejects {UNKNOWN_SHAPE=3}",
                "googleplus | googleplus | 2 files, 2 payloads, events {ORIGINAL=1}, rejects {MALFORMED=1}",
                "activitystreams | activitystreams | 99 files, 810 payloads, events {ORIGINAL=411, REMOVED=1, REPLY=77, REPOST=32}, rejects {UNKNOWN_SHAPE=100, CONTROL_MESSAGE=181, MISSING_FIELD=8}",
            })
    void every_file_is_read_to_its_end(String platform, String folder, String expected, TestReporter reporter)
            throws IOException {
        Path recorded = FeedFixtures.recorded("feeds").resolve(folder);
        assumeTrue(Files.isDirectory(recorded), "The recorded feeds are not on this machine.");
        Map<String, Integer> events = new TreeMap<>();
        Map<RejectReason, Integer> rejects = new TreeMap<>();
        int files = 0;
        int payloads = 0;
        for (Path file : files(recorded)) {
            files++;
            for (FilePayload payload : payloads(file)) {
                payloads++;
                ParseResult result = FeedFixtures.FEEDS
                        .parser(platform)
                        .parse(new RawPayload(platform, payload.bytes(), NOW, payload.origin()));
                if (result instanceof ParseResult.Parsed parsed) {
                    parsed.events().forEach(event -> events.merge(kind(event), 1, Integer::sum));
                } else if (result instanceof ParseResult.Rejected rejected) {
                    assertThat(rejected.reason())
                            .as("%s: %s", payload.origin(), rejected.detail())
                            .isNotEqualTo(RejectReason.PARSER_FAULT);
                    rejects.merge(rejected.reason(), 1, Integer::sum);
                }
            }
        }
        String row = files + " files, " + payloads + " payloads, events " + events + ", rejects " + rejects;
        reporter.publishEntry(platform, row);
        assertThat(row).isEqualTo(expected);
    }

    private static String kind(PostEvent event) {
        return switch (event.type()) {
            case OBSERVED -> event.post().kind().name();
            default -> event.type().name();
        };
    }

    /** Leaves out what another reader expects of the feed beside it. */
    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .filter(file ->
                            String.valueOf(file.getFileName()).matches(READABLE + "|.*_jsons?\\.txt|.*Objects\\.txt"))
                    .filter(file -> !isExpectation(file.toString()))
                    .sorted()
                    .toList();
        }
    }

    private static boolean isExpectation(String file) {
        return file.endsWith(".json") && Files.exists(Path.of(file.replaceFirst("\\.json$", ".xml")));
    }

    private static List<FilePayload> payloads(Path file) throws IOException {
        List<FilePayload> payloads = new ArrayList<>();
        if (file.toString().endsWith(".txt")) {
            try (PayloadSplitter splitter = JsonSplitter.of(Files.newInputStream(file))) {
                for (PayloadSplitter.Piece piece = splitter.next(); piece != null; piece = splitter.next()) {
                    payloads.add(new FilePayload(piece.bytes(), file + ":" + piece.line()));
                }
            }
            return payloads;
        }
        try (FeedFiles opened = FeedFiles.open(List.of(file))) {
            opened.forEachRemaining(payloads::add);
        }
        return payloads;
    }
}
