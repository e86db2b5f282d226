package earshot.local;

import java.nio.file.Path;
import java.util.Map;

/** A broker on a port nobody else has. */
public final class BrokerForTests {

    private BrokerForTests() {}

    public static LocalBroker start(Path data) {
        return start(data, Map.of());
    }

    /** @param more settings of the broker's own */
    public static LocalBroker start(Path data, Map<String, String> more) {
        return LocalBroker.start(data, FreePorts.one(), more);
    }
}
