package earshot.run;

import earshot.config.KafkaConfig;
import earshot.model.Diagnosis;
import earshot.wire.Topic;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;

/** Whether a Kafka is as the jobs need it. */
public final class ExamineKafka {
    private static final int ANSWER_MILLIS = 10_000;

    private final Admin admin;
    private final List<Diagnosis> diagnoses = new ArrayList<>();

    private ExamineKafka(Admin admin) {
        this.admin = admin;
    }

    public static List<Diagnosis> of(KafkaConfig kafka) throws InterruptedException {
        Map<String, Integer> patience = Map.of(
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, ANSWER_MILLIS,
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, ANSWER_MILLIS);
        try (Admin admin = Admin.create(kafka.client(patience))) {
            return new ExamineKafka(admin).examine();
        } catch (ExecutionException | KafkaException e) {
            String why = e.getCause() == null ? e.getMessage() : e.getCause().getMessage();
            return List.of(Diagnosis.bad(
                    "Kafka at " + kafka.bootstrapServers() + " does not answer as it should: " + why,
                    "see that it runs, and that kafka.bootstrap-servers and kafka.client-properties are right"));
        }
    }

    private List<Diagnosis> examine() throws InterruptedException, ExecutionException {
        int brokers = admin.describeCluster().nodes().get().size();
        diagnoses.add(Diagnosis.good("Kafka answers, " + brokers + (brokers == 1 ? " broker" : " brokers")));
        Set<String> names = admin.listTopics().names().get();
        own(names, brokers);
        long raw = names.stream().filter(RawTopic::isRaw).count();
        diagnoses.add(
                raw > 0
                        ? Diagnosis.good(raw + " raw topics")
                        : Diagnosis.doubtful(
                                "there is no raw topic",
                                "let a collector, or earshot replay, write to raw.<platform>"));
        for (String job : List.of(ListenJob.NAME, IndexJob.NAME, NotifyJob.NAME)) {
            if (admin.listConsumerGroupOffsets(job)
                    .partitionsToOffsetAndMetadata()
                    .get()
                    .isEmpty()) {
                diagnoses.add(Diagnosis.doubtful(job + " has never secured what it read", "start the job"));
            }
        }
        return diagnoses;
    }

    private void own(Set<String> names, int brokers) throws InterruptedException, ExecutionException {
        Set<String> missing = new TreeSet<>();
        Map<String, Topic<?>> there = new TreeMap<>();
        for (Topic<?> topic : Topic.ALL) {
            if (names.contains(topic.name())) {
                there.put(topic.name(), topic);
            } else {
                missing.add(topic.name());
            }
        }
        if (!missing.isEmpty()) {
            diagnoses.add(Diagnosis.bad(
                    "topics are missing: " + String.join(", ", missing), "start ListenJob, which makes them"));
        }
        cleaned(there);
        replicated(there.keySet(), brokers);
    }

    /** A topic that drops what is old would lose the only record of a key; one that keeps all would never end. */
    private void cleaned(Map<String, Topic<?>> there) throws InterruptedException, ExecutionException {
        Map<ConfigResource, Topic<?>> resources = new HashMap<>();
        there.forEach((name, topic) -> resources.put(new ConfigResource(ConfigResource.Type.TOPIC, name), topic));
        Map<ConfigResource, Config> settings =
                admin.describeConfigs(resources.keySet()).all().get();
        Set<String> wrong = new TreeSet<>();
        settings.forEach((resource, config) -> {
            Topic<?> topic = resources.get(resource);
            var policy = config.get(TopicConfig.CLEANUP_POLICY_CONFIG);
            if (topic != null
                    && policy != null
                    && topic.isCompacted() != policy.value().contains(TopicConfig.CLEANUP_POLICY_COMPACT)) {
                wrong.add(resource.name());
            }
        });
        diagnoses.add(
                wrong.isEmpty()
                        ? Diagnosis.good(there.size() + " topics of Earshot's own, each kept as it should be")
                        : Diagnosis.bad(
                                "cleanup.policy is not as it should be: " + String.join(", ", wrong),
                                "earshot.rejected, earshot.alert-events and the like are deleted by age, the others compacted"));
    }

    private void replicated(Collection<String> names, int brokers) throws InterruptedException, ExecutionException {
        Set<String> single = new TreeSet<>();
        for (TopicDescription topic :
                admin.describeTopics(names).allTopicNames().get().values()) {
            if (topic.partitions().get(0).replicas().size() < Math.min(brokers, 2)) {
                single.add(topic.name());
            }
        }
        if (!single.isEmpty()) {
            diagnoses.add(Diagnosis.doubtful(
                    "a broker that is lost takes topics with it: " + String.join(", ", single),
                    "set kafka.replication, and give these topics more replicas"));
        }
    }
}
