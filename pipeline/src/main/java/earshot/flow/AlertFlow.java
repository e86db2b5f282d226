package earshot.flow;

import earshot.alert.AlertConfig;
import earshot.alert.GatherChanges;
import earshot.alert.Intake;
import earshot.alert.RaiseAlerts;
import earshot.alert.SettingsSource;
import earshot.alert.SumVoices;
import earshot.measure.MeasureConfig;
import earshot.measure.Preaggregate;
import earshot.model.Alert;
import earshot.model.AlertEvent;
import earshot.model.KnownChange;
import earshot.model.Slices;
import org.apache.flink.streaming.api.datastream.DataStream;

/** From what became of mentions to alerts: a part of {@link ListenFlow}, and all of a backtest. */
public record AlertFlow(DataStream<Alert> alerts, DataStream<AlertEvent> events) {

    public static AlertFlow of(
            DataStream<KnownChange> changes, SettingsSource settings, AlertConfig alert, MeasureConfig measure) {
        Slices slices = new Slices(alert.slice(), measure.lateness());
        var gathered = Step.GATHER_CHANGES.on(changes.map(new GatherChanges(settings, slices)));
        var intakes = Step.COMBINE_INTAKES.on(gathered.transform(
                "", gathered.getType(), new Preaggregate<Intake>(intake -> intake.key + intake.slice, Intake::add)));
        var voices = Step.SUM_VOICES.on(intakes.keyBy(intake -> intake.brandSet).process(new SumVoices(slices)));
        var alerts = Step.RAISE_ALERTS.on(intakes.union(voices)
                .keyBy(intake -> intake.key)
                .process(new RaiseAlerts(alert, settings, slices, measure.retention())));
        return new AlertFlow(alerts, alerts.getSideOutput(RaiseAlerts.EVENTS));
    }
}
