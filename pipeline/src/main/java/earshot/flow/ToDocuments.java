package earshot.flow;

import earshot.index.DocumentChange;
import earshot.index.Documents;
import earshot.model.DeadLetter;
import earshot.model.RejectReason;
import earshot.model.TopicRecord;
import earshot.wire.Topic;
import earshot.wire.UnreadableRecordException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/** Makes documents of the topics' records; what cannot be read is rejected, whole. */
public final class ToDocuments extends ProcessFunction<TopicRecord, DocumentChange> {

    /** Records that are not what their topic holds. */
    public static final OutputTag<DeadLetter> UNREADABLE = new OutputTag<>("unreadable") {};

    private static final long serialVersionUID = 1;

    private final Clock clock;
    private transient Map<String, Function<byte[], List<DocumentChange>>> readers = Map.of();

    /** @param clock stamps {@code event.ingested} */
    public ToDocuments(Clock clock) {
        this.clock = clock;
    }

    /** The topics that become documents. */
    public static List<Topic<?>> topics() {
        return List.of(
                Topic.MENTIONS,
                Topic.WINDOWS,
                Topic.SHARE_OF_VOICE,
                Topic.TOPICS,
                Topic.FEEDS,
                Topic.ALERTS,
                Topic.ALERT_EVENTS,
                Topic.ALERT_ACTIONS,
                Topic.REJECTED);
    }

    @Override
    public void open(OpenContext context) {
        Documents documents = new Documents(clock);
        readers = new HashMap<>();
        read(Topic.MENTIONS, mention -> List.of(documents.mention(mention)));
        read(Topic.WINDOWS, window -> {
            List<DocumentChange> changes = new ArrayList<>(documents.cuts(window));
            changes.add(documents.window(window));
            return changes;
        });
        read(Topic.SHARE_OF_VOICE, documents::shareOfVoice);
        read(Topic.TOPICS, documents::topics);
        read(Topic.FEEDS, window -> List.of(documents.feed(window)));
        read(Topic.ALERTS, alert -> List.of(documents.alert(alert)));
        read(Topic.ALERT_EVENTS, event -> List.of(documents.alertEvent(event)));
        read(Topic.ALERT_ACTIONS, action -> List.of(documents.alertAction(action)));
        read(Topic.REJECTED, letter -> List.of(documents.rejected(letter)));
    }

    private <T> void read(Topic<T> topic, Function<T, List<DocumentChange>> documents) {
        readers.put(topic.name(), bytes -> documents.apply(topic.codec().decode(bytes)));
    }

    @Override
    public void processElement(TopicRecord record, Context context, Collector<DocumentChange> out) {
        Function<byte[], List<DocumentChange>> reader = readers.get(record.topic());
        if (reader == null) {
            throw new IllegalArgumentException(
                    "topic " + record.topic() + " becomes no documents; these do: " + topics());
        }
        if (record.value().length == 0) {
            return;
        }
        try {
            reader.apply(record.value()).forEach(out::collect);
        } catch (UnreadableRecordException e) {
            context.output(UNREADABLE, unreadable(record, String.valueOf(e.getMessage())));
        }
    }

    private DeadLetter unreadable(TopicRecord record, String reason) {
        return new DeadLetter("", record.value(), RejectReason.MALFORMED, reason, -1, clock.instant(), record.origin());
    }
}
