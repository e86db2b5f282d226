package earshot.cluster;

import earshot.flow.SampleStream;
import earshot.model.RawPayload;
import earshot.replay.Feed;
import earshot.run.RawTopic;
import earshot.simulate.FeedSimulator;
import earshot.simulate.Scenario;
import earshot.simulate.SimulatedPayload;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** What can be replayed to a cluster: a constant, so that it is small wherever it is named. */
enum Recording {
    SIMULATED("simulator", 1) {
        @Override
        void writeBrands(Path file) throws IOException {
            try (InputStream shipped = FeedSimulator.class.getResourceAsStream("simulator-brands.yaml")) {
                Files.write(file, shipped.readAllBytes());
            }
        }

        @Override
        List<RawPayload> payloads(int most) {
            Scenario scenario = new Scenario(
                    SEED,
                    Instant.parse("2026-03-01T06:00:00Z"),
                    1,
                    Scenario.Crisis.of("nimbus-air", Duration.ofMinutes(20)));
            FeedSimulator simulator = new FeedSimulator(scenario, Feed.simulatedBrands());
            return IntStream.range(0, most)
                    .mapToObj(i -> {
                        SimulatedPayload next = simulator.next();
                        return new RawPayload(next.platform(), next.bytes(), next.at(), "");
                    })
                    .toList();
        }
    },
    SAMPLE_STREAM("words", 120) {
        @Override
        void writeBrands(Path file) throws IOException {
            Files.writeString(file, SampleStream.BRANDS);
        }

        @Override
        List<RawPayload> payloads(int most) {
            try {
                return SampleStream.payloads(most);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    };

    private static final long SEED = Long.getLong("earshot.test.seed", 1);

    final String brandSet;
    /** Payloads that are received in a second of its own. */
    final double perSecond;

    Recording(String brandSet, double perSecond) {
        this.brandSet = brandSet;
        this.perSecond = perSecond;
    }

    /** The brand set that hears it. */
    abstract void writeBrands(Path file) throws IOException;

    /** The first of it, as they were received. */
    abstract List<RawPayload> payloads(int most);

    /** As Kafka gives them back, with so many partitions a topic. */
    List<RawPayload> sent(int most, int partitions) {
        Map<String, Integer> sent = new HashMap<>();
        List<RawPayload> payloads = new ArrayList<>();
        for (RawPayload payload : payloads(most)) {
            int place = sent.merge(payload.platform(), 1, Integer::sum) - 1;
            String origin = RawTopic.of(payload.platform()) + "-" + place % partitions + "@" + place / partitions;
            // Kafka carries milliseconds.
            Instant receivedAt = payload.receivedAt().truncatedTo(ChronoUnit.MILLIS);
            payloads.add(new RawPayload(payload.platform(), payload.bytes(), receivedAt, origin));
        }
        return payloads;
    }
}
