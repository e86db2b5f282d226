package earshot.flow;

import earshot.model.Alert;
import earshot.model.DeadLetter;
import earshot.model.RejectReason;
import earshot.model.TopicRecord;
import earshot.notify.Knowledge;
import earshot.wire.Topic;
import earshot.wire.UnreadableRecordException;
import java.time.Clock;
import java.util.List;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/** Parts alerts from what is to be known beside them; what cannot be read is rejected, whole. */
public final class SortAlerts extends ProcessFunction<TopicRecord, Alert> {

    /** What people said, and what brands are called. */
    public static final OutputTag<Knowledge> KNOWLEDGE = new OutputTag<>("knowledge") {};

    /** Records that are not what their topic holds. */
    public static final OutputTag<DeadLetter> UNREADABLE = new OutputTag<>("unreadable") {};

    private static final long serialVersionUID = 1;

    private final Clock clock;

    /** @param clock stamps what is rejected */
    public SortAlerts(Clock clock) {
        this.clock = clock;
    }

    /** The topics whose records it takes. */
    public static List<Topic<?>> topics() {
        return List.of(Topic.ALERTS, Topic.ALERT_ACTIONS, Topic.BRAND_SETS);
    }

    @Override
    public void processElement(TopicRecord record, Context context, Collector<Alert> out) {
        if (record.value().length == 0) {
            return;
        }
        try {
            if (record.topic().equals(Topic.ALERTS.name())) {
                out.collect(Topic.ALERTS.codec().decode(record.value()));
            } else if (record.topic().equals(Topic.ALERT_ACTIONS.name())) {
                context.output(
                        KNOWLEDGE, Knowledge.of(Topic.ALERT_ACTIONS.codec().decode(record.value())));
            } else {
                context.output(
                        KNOWLEDGE,
                        Knowledge.of(
                                Topic.BRAND_SETS.codec().decode(record.value()).set()));
            }
        } catch (UnreadableRecordException e) {
            context.output(
                    UNREADABLE,
                    new DeadLetter(
                            "",
                            record.value(),
                            RejectReason.MALFORMED,
                            String.valueOf(e.getMessage()),
                            -1,
                            clock.instant(),
                            record.origin()));
        }
    }
}
