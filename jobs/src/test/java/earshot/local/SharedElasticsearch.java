package earshot.local;

import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/** One real Elasticsearch for all tests of a run that ask for one; where there is a distribution to start. */
public final class SharedElasticsearch implements LauncherSessionListener {
    private static final String URL = "earshot.test.elasticsearch";
    private static final int HEAP_MEGABYTES = 512;

    private @Nullable LocalElasticsearch elasticsearch;

    @Override
    public void launcherSessionOpened(LauncherSession session) {
        String home = System.getProperty("earshot.test.elasticsearch-home");
        if (home == null || System.getProperty(URL) != null) {
            return;
        }
        try {
            Path folder = TestFolder.create("elasticsearch");
            elasticsearch = LocalElasticsearch.start(Path.of(home), folder, FreePorts.one(), HEAP_MEGABYTES);
            elasticsearch.awaitHealthy();
            System.setProperty(URL, elasticsearch.uri().toString());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void launcherSessionClosed(LauncherSession session) {
        if (elasticsearch != null) {
            elasticsearch.close();
        }
    }
}
