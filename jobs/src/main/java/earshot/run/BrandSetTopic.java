package earshot.run;

import earshot.config.KafkaConfig;
import earshot.config.PlainError;
import earshot.model.BrandSet;
import earshot.model.PublishedBrandSet;
import earshot.wire.Topic;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The topic of published brand sets. */
public final class BrandSetTopic {

    private BrandSetTopic() {}

    /**
     * Every version published, by set and version.
     *
     * @throws PlainError where Kafka does not answer
     */
    public static List<PublishedBrandSet> read(KafkaConfig kafka) {
        List<PublishedBrandSet> all =
                new ArrayList<>(OwnTopic.latest(kafka, Topic.BRAND_SETS).values());
        all.sort(Comparator.comparing(
                        (PublishedBrandSet version) -> version.set().name())
                .thenComparing(version -> version.set().version()));
        return all;
    }

    /**
     * Adds a version, and returns once Kafka has it.
     *
     * @throws PlainError where Kafka does not take it
     */
    public static void publish(KafkaConfig kafka, PublishedBrandSet version) throws InterruptedException {
        OwnTopic.publish(kafka, Topic.BRAND_SETS, version);
    }

    /**
     * Adds the set as a version that holds from the beginning, unless this version is there already: whoever matches
     * payloads again must know what they were matched by before.
     *
     * @throws PlainError where this version of the set was published with other content
     */
    public static void register(KafkaConfig kafka, BrandSet file) throws InterruptedException {
        if (!requireSameAsPublished(kafka, file)) {
            publish(kafka, PublishedBrandSet.always(file));
        }
    }

    /**
     * Whether this version of the set is published.
     *
     * @throws PlainError where it was published with other content
     */
    public static boolean requireSameAsPublished(KafkaConfig kafka, BrandSet file) {
        boolean found = false;
        for (PublishedBrandSet published : read(kafka)) {
            if (published.id().equals(PublishedBrandSet.always(file).id())) {
                if (!published.set().equals(file)) {
                    throw new PlainError("Version " + file.version() + " of the brand set " + file.name()
                            + " was published otherwise than the file says: give the file a higher version");
                }
                found = true;
            }
        }
        return found;
    }
}
