package earshot.alert;

import java.io.Serializable;
import java.util.function.BiConsumer;

/** Where a running job learns how brand sets are watched. */
@FunctionalInterface
public interface SettingsSource extends Serializable {

    /**
     * Tells how every version published until now is watched, by {@code name@version}, and then returns. Those that come
     * later are told from another thread, until what is returned is closed.
     */
    AutoCloseable open(BiConsumer<String, Watching> published) throws Exception;
}
