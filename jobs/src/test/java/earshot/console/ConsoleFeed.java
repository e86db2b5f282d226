package earshot.console;

import static java.nio.charset.StandardCharsets.UTF_8;

import earshot.replay.Feed;
import earshot.simulate.FeedSimulator;
import earshot.simulate.Scenario;
import earshot.simulate.SimulatedPayload;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Five hours of X with a crisis in them; in the last minutes the hostile posts, about a brand of their own. */
final class ConsoleFeed {
    static final String IN_CRISIS = "nimbus-air";
    static final String ATTACKED = "fernbank-foods";

    private static final Instant START = Instant.parse("2026-03-01T06:00:00Z");
    private static final Instant END = START.plus(Duration.ofHours(5));
    private static final Instant ATTACK = END.minus(Duration.ofMinutes(10));
    private static final double PER_SECOND = 0.15;

    private ConsoleFeed() {}

    /** @return how many payloads were written */
    static int write(Path file) throws IOException {
        FeedSimulator simulator = new FeedSimulator(
                new Scenario(11, START, PER_SECOND, Scenario.Crisis.of(IN_CRISIS, Duration.ofHours(4))),
                Feed.simulatedBrands());
        List<String> lines = new ArrayList<>();
        List<String> hostile = new ArrayList<>(HostilePosts.statuses("Fernbank Foods", ATTACK));
        for (SimulatedPayload payload = simulator.next(); payload.at().isBefore(END); payload = simulator.next()) {
            if (payload.platform().equals("x")) {
                if (payload.at().isAfter(ATTACK) && !hostile.isEmpty()) {
                    lines.add(hostile.remove(0));
                }
                lines.add(new String(payload.bytes(), UTF_8));
            }
        }
        lines.addAll(hostile);
        Files.write(file, lines);
        return lines.size();
    }

    static Instant end() {
        return END;
    }

    static void writeBrands(Path file) throws IOException {
        try (InputStream shipped = FeedSimulator.class.getResourceAsStream("simulator-brands.yaml")) {
            Files.write(file, shipped.readAllBytes());
        }
    }
}
