package earshot.run;

import earshot.config.KafkaConfig;
import earshot.model.BrandSet;
import earshot.model.PublishedBrandSet;
import earshot.query.BrandSetSource;
import earshot.wire.Topic;
import java.util.function.Consumer;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.WakeupException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The brand set a job was started with, and every version of it that is published. */
final class FollowBrandSets implements BrandSetSource {
    private static final long serialVersionUID = 1;
    private static final Logger LOG = LoggerFactory.getLogger(FollowBrandSets.class);

    private final KafkaConfig kafka;
    private final BrandSet first;

    FollowBrandSets(KafkaConfig kafka, BrandSet first) {
        this.kafka = kafka;
        this.first = first;
    }

    @Override
    public AutoCloseable open(Listener listener) {
        listener.published(PublishedBrandSet.always(first));
        Consumer<PublishedBrandSet> own = version -> {
            if (version.set().name().equals(first.name())) {
                listener.published(version);
            } else {
                LOG.info("Brand set {} is published; this job listens for {}", version.id(), first.name());
            }
        };
        OwnTopic<PublishedBrandSet> topic = OwnTopic.open(kafka, Topic.BRAND_SETS);
        try {
            tellAll(topic, own, listener);
        } catch (RuntimeException e) {
            topic.close();
            throw e;
        }
        Thread follow = new Thread(() -> follow(topic, own, listener), "follow-brand-sets");
        follow.setDaemon(true);
        follow.start();
        return () -> {
            topic.wakeUp();
            follow.join();
        };
    }

    private static void tellAll(OwnTopic<PublishedBrandSet> topic, Consumer<PublishedBrandSet> own, Listener listener) {
        long asOf = System.nanoTime();
        topic.readToEnd(own);
        listener.toldUntil(asOf);
    }

    private static void follow(OwnTopic<PublishedBrandSet> topic, Consumer<PublishedBrandSet> own, Listener listener) {
        try (topic) {
            while (true) {
                topic.readOn(own);
                try {
                    tellAll(topic, own, listener);
                } catch (RetriableException e) {
                    LOG.warn("Kafka does not tell whether a newer brand set is published", e);
                }
            }
        } catch (WakeupException closed) {
            LOG.debug("closed", closed);
        } catch (RuntimeException e) {
            listener.failed(e);
        }
    }
}
