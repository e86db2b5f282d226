package earshot.run;

import earshot.config.JobConfig;
import earshot.config.KafkaConfig;
import earshot.feed.Feeds;
import earshot.flow.SelectAgain;
import earshot.flow.Step;
import earshot.model.BrandSet;
import earshot.model.PublishedBrandSet;
import earshot.query.BrandSetSource;
import java.time.Instant;
import java.util.Map;
import org.apache.flink.api.common.JobExecutionResult;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.kafka.clients.admin.Admin;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets a version of a brand set hold for the past too: {@code flink run -c earshot.run.BackfillJob earshot.jar}, beside
 * the job that listens, which goes on undisturbed.
 *
 * <p>The version is published as holding from {@code backfill.from} on. Stored payloads from then on that it matches, or
 * an older version matched, are put where the listening job reads them a second time; a post's life takes them in like any
 * repeated observation, except that of two answers to the same payload the newer version's holds. So history and what is
 * live are one state and one series, without a gap where they meet, and a run from the beginning ends in the same.
 * Doing it twice changes nothing.
 */
public final class BackfillJob {
    public static final String NAME = "earshot-backfill";

    private static final Logger LOG = LoggerFactory.getLogger(BackfillJob.class);

    private BackfillJob() {}

    public static void main(String[] args) throws Exception {
        JobConfig config = JobArguments.read(args);
        run(config, config.backfillFrom(), config.backfillTo());
    }

    /**
     * Publishes the brand set of the settings and sends what it concerns again.
     *
     * @param from received time, inclusive; the version holds from then on
     * @param to received time, exclusive
     * @return with the accumulators of {@link SelectAgain}
     */
    public static JobExecutionResult run(JobConfig config, Instant from, Instant to) throws Exception {
        KafkaConfig kafka = config.kafka();
        Feeds feeds = config.feeds();
        BrandSet brands = config.brands();
        try (Admin admin = Admin.create(kafka.client(Map.of()))) {
            CreateTopics topics = new CreateTopics(admin, kafka);
            topics.outputs();
            topics.rematch(admin.listTopics().names().get().stream()
                    .filter(RawTopic::isRaw)
                    .map(RawTopic::platform)
                    .toList());
        }
        if (BrandSetTopic.requireSameAsPublished(kafka, brands)) {
            LOG.info("{} is published already; it holds from {} on now", brands.name(), from);
        }
        BrandSetTopic.publish(kafka, new PublishedBrandSet(brands, from));
        // Until now a listening job may have matched without the version; what it did is among what is read below.
        Thread.sleep(BrandSetSource.LEASE.toMillis());
        StreamExecutionEnvironment environment = StreamExecutionEnvironment.getExecutionEnvironment(config.flink());
        var again = Step.SELECT_AGAIN.on(ReadRaw.stored(environment, kafka, from)
                .filter(new SelectAgain(feeds, new PublishedBrandSets(kafka, brands.name()), from, to)));
        WriteAgain.to(again, kafka);
        return environment.execute(NAME);
    }
}
