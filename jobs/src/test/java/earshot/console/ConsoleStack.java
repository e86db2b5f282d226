package earshot.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import earshot.local.JsonHttp;
import earshot.local.LaunchedStack;
import earshot.local.TestFolder;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;

/** What {@code earshot up} serves, once it has heard the whole {@link ConsoleFeed}. */
record ConsoleStack(LaunchedStack launched, Path folder, IndexedNumbers indexed) implements AutoCloseable {

    static ConsoleStack start() throws Exception {
        Path folder = TestFolder.create("console");
        int payloads = ConsoleFeed.write(folder.resolve("feed.jsonl"));
        ConsoleFeed.writeBrands(folder.resolve("brands.yaml"));
        LaunchedStack launched = LaunchedStack.start(
                folder.resolve("data"),
                "--feeds=" + folder.resolve("feed.jsonl"),
                "--platform=x",
                "--brands=" + folder.resolve("brands.yaml"),
                "--speed=max",
                "--set=measure.refresh=1s");
        ConsoleStack stack = new ConsoleStack(launched, folder, new IndexedNumbers(launched.elasticsearch()));
        await().atMost(LaunchedStack.PATIENCE)
                .pollInterval(Duration.ofMillis(500))
                .failFast(() -> assertThat(launched.process().isAlive())
                        .as(launched.output())
                        .isTrue())
                .ignoreException(IllegalStateException.class)
                .until(() -> stack.indexed.payloads() >= payloads && stack.indexed.isSettled());
        return stack;
    }

    URI console() {
        return launched.console();
    }

    URI elasticsearch() {
        return launched.elasticsearch();
    }

    String kafka() {
        return launched.kafka();
    }

    JsonNode overview(String brand) throws InterruptedException {
        return new JsonHttp()
                .get(console().resolve("/api/overview?brand=" + brand))
                .orElseThrow();
    }

    Path brands() {
        return folder.resolve("brands.yaml");
    }

    @Override
    public void close() throws Exception {
        launched.process().destroy();
        launched.awaitEnd();
    }
}
