package earshot.index;

import earshot.model.DeadLetter;
import java.io.Serializable;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Where documents go that Elasticsearch will never take. Opened once per writer. */
@FunctionalInterface
public interface RefusedDocuments extends Serializable {

    Keeper open();

    /** Called for one bulk at a time. */
    interface Keeper extends AutoCloseable {

        /**
         * Completes when the letters are safe; only then the bulk counts as written. Where it fails, the same letters
         * are brought again: they have the same origins.
         */
        CompletionStage<@Nullable Void> keep(List<DeadLetter> letters);

        @Override
        void close();
    }
}
