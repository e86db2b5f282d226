package earshot.query;

import earshot.model.BrandSet;
import earshot.model.PublishedBrandSet;
import java.io.Serializable;
import java.time.Duration;

/** Where a running job learns what to listen for. */
@FunctionalInterface
public interface BrandSetSource extends Serializable {

    /**
     * For so long one goes on by what was told without hearing that nothing newer is published; then one waits for that.
     * So this long after it was published a version is in use everywhere.
     */
    Duration LEASE = Duration.ofSeconds(10);

    /**
     * Tells the listener every version published until now, and then returns. Those that come later are told from
     * another thread, until what is returned is closed.
     */
    AutoCloseable open(Listener listener) throws Exception;

    /** Takes what is published, one call at a time. */
    interface Listener {
        void published(PublishedBrandSet version);

        /**
         * Everything was told that was published until then. A source that never says so has no more to tell.
         *
         * @param nanoTime of {@link System#nanoTime}
         */
        void toldUntil(long nanoTime);

        /** Nothing more will be told, though there may be more. */
        void failed(Exception why);
    }

    /** The one version there is. */
    static BrandSetSource fixed(BrandSet set) {
        return listener -> {
            listener.published(PublishedBrandSet.always(set));
            return () -> {};
        };
    }
}
