package earshot.replay;

import earshot.config.PlainError;
import earshot.feed.FeedFiles;
import earshot.feed.FeedParser;
import earshot.feed.FilePayload;
import earshot.feed.RecordedTime;
import earshot.model.BrandSet;
import earshot.model.RawPayload;
import earshot.query.BrandFile;
import earshot.simulate.FeedSimulator;
import earshot.simulate.Scenario;
import earshot.simulate.SimulatedPayload;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.function.Function;

/**
 * Payloads to replay.
 *
 * @param name of the same name, the same payloads in the same order
 * @param title for a person
 * @param pace made for the first payload that is replayed
 */
public record Feed(String name, String title, Iterator<RawPayload> payloads, Function<Instant, Pace> pace) {
    private static final int NAMING_PAYLOADS = 100;
    private static final int NAME_BYTES = 8;

    /** So that a crisis' beginning is history and its worst is soon: it takes 90 minutes to unfold. */
    private static final Duration INTO_THE_CRISIS = Duration.ofMinutes(70);

    private static final Duration BEFORE_A_CRISIS = Duration.ofMinutes(10);

    /**
     * Files of one platform. Named by what is in them, so that they are the same feed wherever they lie.
     *
     * @param manifest tells when they were first replayed
     * @throws PlainError where they cannot be read
     */
    public static Feed of(
            List<Path> files, FeedParser parser, FeedManifest manifest, Function<Instant, Pace> pace, Clock clock) {
        try {
            String name = parser.platform() + "-" + digest(files);
            Instant replayed = manifest.begunAt(name, clock.instant());
            FeedFiles payloads = FeedFiles.open(files);
            return new Feed(
                    name,
                    files.size() == 1 ? files.get(0).toString() : files.size() + " paths",
                    new RecordedTime(parser, payloads, replayed),
                    pace);
        } catch (IOException e) {
            throw new PlainError("Cannot read the feed: " + e.getMessage(), e);
        } catch (IllegalArgumentException e) {
            throw new PlainError(String.valueOf(e.getMessage()), e);
        }
    }

    private static String digest(List<Path> files) throws IOException {
        try (FeedFiles payloads = FeedFiles.open(files)) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (int i = 0; i < NAMING_PAYLOADS && payloads.hasNext(); i++) {
                FilePayload payload = payloads.next();
                digest.update(payload.bytes());
            }
            return HexFormat.of().formatHex(digest.digest(), 0, NAME_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Invented posts about {@link #simulatedBrands()}: what is history at once, then live. A start after a pause makes
     * up for it.
     *
     * @param perSecond payloads on the average of a quiet day, above 0
     * @param history how long before the first start it begins; 0 or more
     */
    public static Feed simulated(double perSecond, Duration history, FeedManifest manifest, Clock clock) {
        String name = "simulated-" + perSecond + "-" + history;
        Instant start = manifest.begunAt(name, clock.instant()).minus(history);
        BrandSet brands = simulatedBrands();
        Duration crisis = history.minus(INTO_THE_CRISIS);
        FeedSimulator simulator = new FeedSimulator(
                new Scenario(
                        1,
                        start,
                        perSecond,
                        Scenario.Crisis.of(
                                brands.brands().get(0).id(),
                                crisis.compareTo(BEFORE_A_CRISIS) > 0 ? crisis : BEFORE_A_CRISIS)),
                brands);
        return new Feed(
                name,
                "invented posts about invented brands",
                new Iterator<>() {
                    @Override
                    public boolean hasNext() {
                        return simulator.hasNext();
                    }

                    @Override
                    public RawPayload next() {
                        SimulatedPayload payload = simulator.next();
                        return new RawPayload(payload.platform(), payload.bytes(), payload.at(), "");
                    }
                },
                first -> Pace.live(clock));
    }

    /** Those that the simulated posts are about. */
    public static BrandSet simulatedBrands() {
        try (InputStream yaml = FeedSimulator.class.getResourceAsStream("simulator-brands.yaml")) {
            if (yaml == null) {
                throw new IllegalStateException("simulator-brands.yaml is not beside the classes");
            }
            return BrandFile.check(new String(yaml.readAllBytes(), StandardCharsets.UTF_8))
                    .set()
                    .orElseThrow();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
