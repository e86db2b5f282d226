package earshot.measure;

import earshot.measure.TopicKey.Kind;
import earshot.model.BrandTopics;
import earshot.model.TopicTally;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;

/**
 * Ranks what a brand's mentions of a day are about, by {@link TopicDelta#day()}: for each hour and for the day. Counted
 * exactly, not by a sketch, so that a removed post leaves; what is kept is an entry for each topic an hour had and each
 * that the day before had, and goes with retention.
 */
public final class RankTopics extends EmitChanges<TopicDelta, BrandTopics> {

    private static final long serialVersionUID = 1;
    private static final String TOPIC_HOURS = "topic-hours";
    private static final String TOPICS_BEFORE = "topics-before";
    private static final String TOPIC_DAY = "topic-day";
    private static final String CHANGED_HOURS = "changed-hours";
    private static final String SHOWN_UNTIL = "shown-until";

    /** In {@link #changed} of the whole day: what all its hours are set against, or the version they name, changed. */
    private static final long ALL_HOURS = -1;

    private transient MapState<TopicKey, TopicTally> hours;
    private transient MapState<TopicKey, Long> dayBefore;
    /** Whose and which day it is. */
    private transient ValueState<TopicDelta> day;

    /** Hours that are not shown as they stand. */
    private transient MapState<Long, Boolean> changed;
    /** What was closed when it was last shown. */
    private transient ValueState<Long> shownUntil;

    public RankTopics(MeasureConfig config) {
        super(config);
    }

    @Override
    public void open(OpenContext context) {
        super.open(context);
        var key = TypeInformation.of(TopicKey.class);
        hours = getRuntimeContext()
                .getMapState(kept(new MapStateDescriptor<>(TOPIC_HOURS, key, TypeInformation.of(TopicTally.class))));
        dayBefore = getRuntimeContext().getMapState(kept(new MapStateDescriptor<>(TOPICS_BEFORE, key, Types.LONG)));
        day = getRuntimeContext()
                .getState(kept(new ValueStateDescriptor<>(TOPIC_DAY, TypeInformation.of(TopicDelta.class))));
        changed = getRuntimeContext()
                .getMapState(kept(new MapStateDescriptor<>(CHANGED_HOURS, Types.LONG, Types.BOOLEAN)));
        shownUntil = getRuntimeContext().getState(kept(new ValueStateDescriptor<>(SHOWN_UNTIL, Types.LONG)));
    }

    @Override
    Collection<Windows.Span> spans(TopicDelta difference) {
        Set<Windows.Span> spans = new LinkedHashSet<>();
        difference.hours().keySet().forEach(key -> spans.add(key.span()));
        // So that one which changes the day before alone does not make the hours wait as long as a day may.
        spans.add(TopicKey.of(difference.start(), Kind.ALL, "").span());
        spans.add(new Windows.Span(difference.start(), difference.end()));
        return spans;
    }

    @Override
    void add(TopicDelta difference) throws Exception {
        for (Map.Entry<TopicKey, TopicTally> topic : difference.hours().entrySet()) {
            changed.put(topic.getKey().hour(), true);
            add(topic.getKey(), topic.getValue(), hours, TopicTally::plus, TopicTally.ZERO);
        }
        for (Map.Entry<TopicKey, Long> topic : difference.dayBefore().entrySet()) {
            changed.put(ALL_HOURS, true);
            add(topic.getKey(), topic.getValue(), dayBefore, Long::sum, 0L);
        }
        @Nullable TopicDelta before = day.value();
        if (before == null || before.brandSetVersion() < difference.brandSetVersion()) {
            changed.put(ALL_HOURS, true);
            day.update(new TopicDelta(
                    difference.brandSet(),
                    difference.brandSetVersion(),
                    difference.brand(),
                    difference.start(),
                    difference.end(),
                    new HashMap<>(),
                    new HashMap<>()));
        }
    }

    private static <V> void add(TopicKey key, V change, MapState<TopicKey, V> state, BinaryOperator<V> plus, V nothing)
            throws Exception {
        @Nullable V before = state.get(key);
        V now = before == null ? change : plus.apply(before, change);
        if (now.equals(nothing)) {
            state.remove(key);
        } else {
            state.put(key, now);
        }
    }

    @Override
    void show(long closedUntil, Collector<BrandTopics> out) throws Exception {
        @Nullable TopicDelta about = day.value();
        if (about == null) {
            return;
        }
        Map<Long, RankedTopics> topics = new TreeMap<>();
        RankedTopics whole = new RankedTopics();
        for (Map.Entry<TopicKey, TopicTally> topic : hours.entries()) {
            topics.computeIfAbsent(topic.getKey().hour(), none -> new RankedTopics())
                    .add(topic.getKey(), topic.getValue());
            whole.add(topic.getKey(), topic.getValue());
        }
        long shown = Objects.requireNonNullElse(shownUntil.value(), Long.MIN_VALUE);
        boolean all = changed.contains(ALL_HOURS);
        for (Map.Entry<Long, RankedTopics> hour : topics.entrySet()) {
            Windows.Span span = TopicKey.span(hour.getKey());
            if (all || changed.contains(hour.getKey()) || isClosed(span, closedUntil) != isClosed(span, shown)) {
                out.collect(topics(about, span, hour.getValue(), Kind.LATE, closedUntil));
            }
        }
        if (!topics.isEmpty()) {
            Windows.Span span = new Windows.Span(about.start(), about.end());
            out.collect(topics(about, span, whole, Kind.LATE_OF_DAY, closedUntil));
        }
        changed.clear();
        shownUntil.update(closedUntil);
    }

    private BrandTopics topics(TopicDelta about, Windows.Span span, RankedTopics topics, Kind late, long closedUntil)
            throws Exception {
        return new BrandTopics(
                about.brandSet(),
                about.brandSetVersion(),
                about.brand(),
                span.start(),
                span.end(),
                topics.mentions(Kind.ALL),
                before(new TopicKey(0, Kind.ALL, "")),
                topics.ranked(this::before),
                status(span, topics.mentions(late), closedUntil),
                topics.mentions(Kind.REVISION) + before(new TopicKey(0, Kind.REVISION, "")));
    }

    private long before(TopicKey key) throws Exception {
        @Nullable Long mentions = dayBefore.get(key);
        return mentions == null ? 0 : mentions;
    }
}
