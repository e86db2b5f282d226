package earshot.cli;

import com.fasterxml.jackson.databind.JsonNode;
import earshot.config.JobConfig;
import earshot.index.ExamineIndex;
import earshot.local.JsonHttp;
import earshot.model.Diagnosis;
import earshot.run.ExamineKafka;
import earshot.run.IndexJob;
import earshot.run.ListenJob;
import earshot.run.NotifyJob;
import java.io.PrintWriter;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code earshot doctor}. */
@Command(
        name = "doctor",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Looks at an installation, Kafka, Elasticsearch and Flink, and says what to do."
                + " Exit code 1 where something is bad.")
final class DoctorCommand implements Callable<Integer> {
    private static final Duration OLD = Duration.ofMinutes(10);

    @Option(
            names = "--flink",
            paramLabel = "URL",
            description = "Flink's page, e.g. http://localhost:8081. Default: not looked at")
    private @Nullable URI flink;

    @Mixin
    private SettingOptions settings = new SettingOptions();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws InterruptedException {
        JobConfig config = new JobConfig(settings.read());
        List<Diagnosis> diagnoses = new ArrayList<>(ExamineKafka.of(config.kafka()));
        diagnoses.addAll(ExamineIndex.of(config.index().connection(), Clock.systemUTC()));
        if (flink != null) {
            diagnoses.addAll(jobs(new JsonHttp(), flink, Clock.systemUTC()));
        }
        PrintWriter out = spec.commandLine().getOut();
        diagnoses.forEach(diagnosis -> out.println(line(diagnosis)));
        out.flush();
        return diagnoses.stream().anyMatch(diagnosis -> diagnosis.level() == Diagnosis.Level.BAD) ? 1 : 0;
    }

    private static String line(Diagnosis diagnosis) {
        String mark =
                switch (diagnosis.level()) {
                    case GOOD -> "good      ";
                    case DOUBTFUL -> "doubtful  ";
                    case BAD -> "BAD       ";
                };
        return mark + diagnosis.what() + (diagnosis.remedy().isEmpty() ? "" : "\n          -> " + diagnosis.remedy());
    }

    private static List<Diagnosis> jobs(JsonHttp http, URI flink, Clock clock) throws InterruptedException {
        Optional<JsonNode> overview = http.get(flink.resolve("/jobs/overview"));
        if (overview.isEmpty()) {
            return List.of(Diagnosis.bad("Flink at " + flink + " does not answer", "see that its JobManager runs"));
        }
        List<Diagnosis> diagnoses = new ArrayList<>();
        for (String name : List.of(ListenJob.NAME, IndexJob.NAME, NotifyJob.NAME)) {
            String id = "";
            for (JsonNode job : overview.get().path("jobs")) {
                if (job.path("name").asText().equals(name)
                        && job.path("state").asText().equals("RUNNING")) {
                    id = job.path("jid").asText();
                }
            }
            diagnoses.add(
                    id.isEmpty()
                            ? Diagnosis.bad(name + " does not run", "hand it to Flink; its log tells why it ended")
                            : checkpoint(name, http.get(flink.resolve("/jobs/" + id + "/checkpoints")), clock));
        }
        return diagnoses;
    }

    private static Diagnosis checkpoint(String name, Optional<JsonNode> checkpoints, Clock clock) {
        long at = checkpoints
                .map(page -> page.at("/latest/completed/trigger_timestamp").asLong())
                .orElse(0L);
        Duration age = Duration.ofMillis(clock.millis() - at);
        if (at == 0) {
            return Diagnosis.doubtful(name + " runs and has secured nothing yet", "look again in a minute");
        }
        return age.compareTo(OLD) > 0
                ? Diagnosis.bad(
                        name + " last secured its state " + age.toMinutes() + " min ago",
                        "see \"Checkpoints\" on Flink's page: a folder, a disk, or back pressure")
                : Diagnosis.good(name + " runs, its state was secured " + age.toSeconds() + " s ago");
    }
}
