package earshot.run;

import earshot.config.KafkaConfig;
import earshot.query.BrandSetSource;

/** The versions of a brand set that are published by now; those that come later are another run's. */
final class PublishedBrandSets implements BrandSetSource {
    private static final long serialVersionUID = 1;

    private final KafkaConfig kafka;
    private final String name;

    PublishedBrandSets(KafkaConfig kafka, String name) {
        this.kafka = kafka;
        this.name = name;
    }

    @Override
    public AutoCloseable open(Listener listener) {
        BrandSetTopic.read(kafka).stream()
                .filter(version -> version.set().name().equals(name))
                .forEach(listener::published);
        return () -> {};
    }
}
