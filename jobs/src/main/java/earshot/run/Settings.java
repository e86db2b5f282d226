package earshot.run;

import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** What every job of Earshot asks of Flink, wherever it runs; the rest is the cluster's to configure. */
final class Settings {

    private Settings() {}

    static void apply(StreamExecutionEnvironment env) {
        var settings = new Configuration();
        settings.set(PipelineOptions.GENERIC_TYPES, false);
        settings.set(PipelineOptions.AUTO_GENERATE_UIDS, false);
        // Records are immutable, so chained operators may share them.
        settings.set(PipelineOptions.OBJECT_REUSE, true);
        env.configure(settings);
    }
}
