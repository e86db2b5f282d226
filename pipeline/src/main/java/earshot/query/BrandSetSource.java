package earshot.query;

import earshot.model.BrandSet;
import earshot.model.PublishedBrandSet;
import java.io.Serializable;

/** Where a running job learns what to listen for. */
@FunctionalInterface
public interface BrandSetSource extends Serializable {

    /**
     * Tells the listener every version published until now, and then returns. Those that come later are told from
     * another thread, until what is returned is closed.
     */
    AutoCloseable open(Listener listener) throws Exception;

    /** Takes what is published, one call at a time. */
    interface Listener {
        void published(PublishedBrandSet version);

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
