package earshot.local;

import java.nio.file.Path;

/** A broker on a port nobody else has. */
public final class BrokerForTests {

    private BrokerForTests() {}

    public static LocalBroker start(Path data) {
        return LocalBroker.start(data, FreePorts.one());
    }
}
