package earshot.local;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import earshot.replay.Feed;
import earshot.simulate.FeedSimulator;
import earshot.simulate.Scenario;
import earshot.simulate.SimulatedPayload;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The jar as a user starts it, on real servers, ended in every way a user can end it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StackIT {
    private static final int PAYLOADS = 4_000;
    private static final int TERMINATED = 143;

    private Path folder = Path.of("");
    private String feed = "";
    private String brands = "";

    @BeforeAll
    void writeFeed() throws IOException {
        folder = TestFolder.create("stack");
        feed = "--feeds=" + Files.write(folder.resolve("feed.jsonl"), payloads());
        Path set = folder.resolve("brands.yaml");
        try (InputStream shipped = FeedSimulator.class.getResourceAsStream("simulator-brands.yaml")) {
            Files.write(set, shipped.readAllBytes());
        }
        brands = "--brands=" + set;
    }

    private static byte[] payloads() {
        Scenario scenario = new Scenario(
                11, Instant.parse("2026-03-01T06:00:00Z"), 2, Scenario.Crisis.of("nimbus-air", Duration.ofMinutes(10)));
        FeedSimulator simulator = new FeedSimulator(scenario, Feed.simulatedBrands());
        ByteArrayOutputStream lines = new ByteArrayOutputStream();
        for (int written = 0; written < PAYLOADS; ) {
            SimulatedPayload payload = simulator.next();
            if (payload.platform().equals("x")) {
                lines.writeBytes(payload.bytes());
                lines.writeBytes("\n".getBytes(UTF_8));
                written++;
            }
        }
        return lines.toByteArray();
    }

    @Test
    void aStackKilledInTheMiddleEndsWithTheDocumentsOfAnUndisturbedOne() throws Exception {
        Path disturbed = folder.resolve("disturbed");
        LaunchedStack killed = LaunchedStack.start(disturbed, feed, "--platform=x", brands, "--speed=60");
        killed.awaitMentions(500);
        List<ProcessHandle> left = killed.processes();
        killed.process().destroyForcibly();
        LaunchedStack.awaitGone(left);

        LaunchedStack resumed = LaunchedStack.start(disturbed, feed, "--platform=x", brands, "--exit-when-done");
        assertThat(resumed.awaitEnd()).as(resumed.output()).isZero();
        assertThat(resumed.output()).contains("4,000 payloads = ");
        Map<String, String> documents = LaunchedStack.documents(disturbed);

        Path calm = folder.resolve("calm");
        LaunchedStack undisturbed = LaunchedStack.start(calm, feed, "--platform=x", brands, "--exit-when-done");
        assertThat(undisturbed.awaitEnd()).as(undisturbed.output()).isZero();
        assertThat(documents).hasSizeGreaterThan(2_000).isEqualTo(LaunchedStack.documents(calm));
    }

    @Test
    void aTerminatedStackLeavesNoProcessAndLetsNobodyElseInWhileItRuns() throws Exception {
        LaunchedStack stack = LaunchedStack.start(folder.resolve("terminated"));
        stack.awaitMentions(1_000);
        assertThat(stack.output()).contains("invented posts about invented brands", "Ctrl-C ends everything");

        LaunchedStack second = LaunchedStack.start(stack.data);
        assertThat(second.awaitEnd()).isEqualTo(1);
        assertThat(second.output())
                .startsWith("Earshot is running on " + stack.data + " already (process "
                        + stack.process().pid() + ")")
                .hasLineCount(1);

        List<ProcessHandle> all = stack.processes();
        stack.process().destroy();
        assertThat(stack.awaitEnd()).isEqualTo(TERMINATED);
        LaunchedStack.awaitGone(all);
        assertThat(stack.output()).endsWith("Ending. What was heard is kept in " + stack.data + ".\n");
    }

    @Test
    void aStackWhoseParentIsKilledEndsToo() throws Exception {
        LaunchedStack stack = LaunchedStack.startBelowAShell(folder.resolve("orphan"), feed, "--platform=x", brands);
        stack.awaitMentions(500);
        List<ProcessHandle> all = stack.processes();
        assertThat(all).hasSizeGreaterThan(3);
        stack.process().destroyForcibly();
        LaunchedStack.awaitGone(all);
    }
}
