package earshot.alert;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** How each published version of a brand set is watched, from now on. */
final class WatchedVersions implements AutoCloseable {

    private final Map<String, Watching> versions = new ConcurrentHashMap<>();
    private final AutoCloseable following;

    /** Knows every version that is published by then. */
    WatchedVersions(SettingsSource source) throws Exception {
        following = source.open(versions::put);
    }

    /** The default where the version was never published. */
    Watching of(String brandSet, int version) {
        return versions.getOrDefault(brandSet + "@" + version, Watching.DEFAULT);
    }

    @Override
    public void close() throws Exception {
        following.close();
    }
}
