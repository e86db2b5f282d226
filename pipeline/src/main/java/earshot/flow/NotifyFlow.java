package earshot.flow;

import earshot.model.AlertEvent;
import earshot.model.DeadLetter;
import earshot.model.TopicRecord;
import earshot.notify.DeliverMessages;
import earshot.notify.Message;
import earshot.notify.NotifyConfig;
import earshot.notify.RouteAlerts;
import earshot.notify.Routed;
import earshot.notify.TellReceivers;
import java.time.Clock;
import org.apache.flink.streaming.api.datastream.DataStream;

/**
 * The notifying dataflow, whole.
 *
 * <pre>
 * topics ─ sort ─┬─ route ─ tell (by receiver) ─ deliver (by channel) ─▶ receivers
 *                │           │                      ├──────────────────▶ tries
 *                │           │                      └──────────────────▶ undelivered
 *                ├─ actions, names
 *                └─────────────────────────────────────────────────────▶ unreadable
 * </pre>
 */
public record NotifyFlow(
        DataStream<AlertEvent> tries, DataStream<DeadLetter> undelivered, DataStream<DeadLetter> unreadable) {

    /**
     * @param records of {@link SortAlerts#topics()}, each key's in order
     * @param clock stamps what cannot be read
     */
    public static NotifyFlow of(DataStream<TopicRecord> records, NotifyConfig config, Clock clock) {
        var alerts = Step.SORT_ALERTS.on(records.process(new SortAlerts(clock)));
        var knowledge =
                alerts.getSideOutput(SortAlerts.KNOWLEDGE).broadcast(TellReceivers.ACTIONS, TellReceivers.NAMES);
        var routed = Step.ROUTE_ALERTS.on(alerts.flatMap(new RouteAlerts(config)));
        var messages = Step.TELL_RECEIVERS.on(
                routed.keyBy(Routed::receiver).connect(knowledge).process(new TellReceivers(config)));
        var undelivered =
                Step.DELIVER_MESSAGES.on(messages.keyBy(Message::channel).process(new DeliverMessages(config)));
        return new NotifyFlow(
                undelivered.getSideOutput(DeliverMessages.EVENTS),
                undelivered,
                alerts.getSideOutput(SortAlerts.UNREADABLE));
    }
}
