package earshot.wire;

import earshot.model.Alert;
import earshot.model.AlertAction;
import earshot.model.AlertEvent;
import earshot.model.BrandTopics;
import earshot.model.BrandWindow;
import earshot.model.DeadLetter;
import earshot.model.FeedWindow;
import earshot.model.Mention;
import earshot.model.PublishedBrandSet;
import earshot.model.ShareOfVoice;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;

/**
 * What one Kafka topic of Earshot's own holds. On a compacted topic the last record of a key stands for all before it.
 * Serialises as its name alone.
 */
public final class Topic<T> implements Serializable {

    public static final Topic<Mention> MENTIONS = new Topic<>("earshot.mentions", Codecs.MENTION, Mention::id, true);
    public static final Topic<BrandWindow> WINDOWS =
            new Topic<>("earshot.windows", Codecs.BRAND_WINDOW, BrandWindow::id, true);
    public static final Topic<ShareOfVoice> SHARE_OF_VOICE =
            new Topic<>("earshot.share-of-voice", Codecs.SHARE_OF_VOICE, ShareOfVoice::id, true);
    public static final Topic<BrandTopics> TOPICS =
            new Topic<>("earshot.topics", Codecs.BRAND_TOPICS, BrandTopics::id, true);
    public static final Topic<FeedWindow> FEEDS =
            new Topic<>("earshot.feeds", Codecs.FEED_WINDOW, FeedWindow::id, true);
    public static final Topic<Alert> ALERTS = new Topic<>("earshot.alerts", Codecs.ALERT, Alert::episodeId, true);
    public static final Topic<AlertAction> ALERT_ACTIONS =
            new Topic<>("earshot.alert-actions", Codecs.ALERT_ACTION, AlertAction::id, true);
    /** Not compacted: what happened stays told. */
    public static final Topic<AlertEvent> ALERT_EVENTS =
            new Topic<>("earshot.alert-events", Codecs.ALERT_EVENT, AlertEvent::episodeId, false);

    public static final Topic<DeadLetter> REJECTED =
            new Topic<>("earshot.rejected", Codecs.DEAD_LETTER, DeadLetter::origin, false);
    /** Every version has a key of its own: a replay asks for the one that was in force. */
    public static final Topic<PublishedBrandSet> BRAND_SETS =
            new Topic<>("earshot.brand-sets", Codecs.BRAND_SET, PublishedBrandSet::id, true);

    public static final List<Topic<?>> ALL = List.of(
            MENTIONS,
            WINDOWS,
            SHARE_OF_VOICE,
            TOPICS,
            FEEDS,
            ALERTS,
            ALERT_ACTIONS,
            ALERT_EVENTS,
            REJECTED,
            BRAND_SETS);

    private final String name;
    private final transient Codec<T> codec;
    private final transient Function<T, String> key;
    private final transient boolean compacted;

    private Topic(String name, Codec<T> codec, Function<T, String> key, boolean compacted) {
        this.name = name;
        this.codec = codec;
        this.key = key;
        this.compacted = compacted;
    }

    public String name() {
        return name;
    }

    public Codec<T> codec() {
        return codec;
    }

    /** The record's id as UTF-8. */
    public byte[] key(T value) {
        return key.apply(value).getBytes(StandardCharsets.UTF_8);
    }

    public boolean isCompacted() {
        return compacted;
    }

    @Override
    public String toString() {
        return name;
    }

    private Object readResolve() {
        return ALL.stream()
                .filter(topic -> topic.name.equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no topic of Earshot is called " + name));
    }
}
