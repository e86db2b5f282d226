package earshot.analyse;

import earshot.alert.AlertConfig;
import earshot.alert.Watching;
import earshot.flow.AlertFlow;
import earshot.measure.MeasureConfig;
import earshot.model.Alert;
import earshot.model.AlertSettings;
import earshot.model.KnownChange;
import earshot.model.Mention;
import earshot.model.MentionChange;
import earshot.model.Slices;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.CloseableIterator;

/**
 * What the live job's own operators would have told of mentions as they stand now. Of each only its latest state is
 * stored, so a post counts from when it first reached us with the words and totals it has today; removed ones do not.
 */
public final class AlertHistory {

    private final List<List<Alert>> episodes;

    private AlertHistory(List<List<Alert>> episodes) {
        this.episodes = episodes;
    }

    /** @param settings of all brand sets, whatever their versions said */
    public static AlertHistory of(
            List<Mention> mentions, AlertSettings settings, AlertConfig alert, MeasureConfig measure) throws Exception {
        Slices slices = new Slices(alert.slice(), measure.lateness());
        List<KnownChange> changes = mentions.stream()
                .filter(mention -> !mention.removed())
                .map(mention -> new KnownChange(
                        MentionChange.first(mention), slices.closing(mention.receivedAt()), false, false))
                .toList();
        List<String> versions = mentions.stream()
                .map(mention ->
                        mention.match().brandSet() + "@" + mention.match().brandSetVersion())
                .distinct()
                .toList();
        Map<String, List<Alert>> told = new TreeMap<>();
        if (!changes.isEmpty()) {
            var environment = StreamExecutionEnvironment.createLocalEnvironment(1, flink());
            var known = environment.fromData(changes, TypeInformation.of(KnownChange.class));
            var flow = AlertFlow.of(
                    known,
                    published -> {
                        versions.forEach(version -> published.accept(version, new Watching(settings, Map.of())));
                        return () -> {};
                    },
                    alert,
                    measure);
            try (CloseableIterator<Alert> alerts = flow.alerts().executeAndCollect("earshot-backtest")) {
                alerts.forEachRemaining(one -> told.computeIfAbsent(one.episodeId(), any -> new ArrayList<>())
                        .add(one));
            }
        }
        // What is told early hangs on the clock, and the close decides.
        told.values().forEach(course -> course.removeIf(Alert::provisional));
        told.values().removeIf(List::isEmpty);
        return new AlertHistory(told.values().stream()
                .sorted(Comparator.comparing(
                                (List<Alert> course) -> course.get(0).startedAt())
                        .thenComparing(course -> course.get(0).episodeId()))
                .toList());
    }

    private static Configuration flink() {
        var settings = new Configuration();
        settings.set(PipelineOptions.GENERIC_TYPES, false);
        settings.set(PipelineOptions.OBJECT_REUSE, true);
        settings.set(RestartStrategyOptions.RESTART_STRATEGY, "none");
        return settings;
    }

    /** Each episode that began in a period, slice by slice, the first to begin first. */
    public List<List<Alert>> between(Instant from, Instant to) {
        return episodes.stream()
                .filter(course -> !course.get(0).startedAt().isBefore(from)
                        && course.get(0).startedAt().isBefore(to))
                .toList();
    }

    /** From the start of the slice that opened it until it was told, or would have been. */
    public static Duration delay(List<Alert> course) {
        return Duration.between(course.get(0).startedAt(), course.get(0).updatedAt());
    }
}
