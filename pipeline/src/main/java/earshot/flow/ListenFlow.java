package earshot.flow;

import earshot.alert.SettingsSource;
import earshot.alert.Watching;
import earshot.feed.Feeds;
import earshot.feed.ParsePosts;
import earshot.life.FollowAuthors;
import earshot.life.FollowPosts;
import earshot.measure.AssignTopics;
import earshot.measure.AssignWindows;
import earshot.measure.Preaggregate;
import earshot.measure.RankTopics;
import earshot.measure.ShareVoice;
import earshot.measure.TallyFeeds;
import earshot.measure.TallyWindows;
import earshot.measure.TopicDelta;
import earshot.measure.WindowDelta;
import earshot.model.Alert;
import earshot.model.AlertEvent;
import earshot.model.BrandSet;
import earshot.model.BrandTopics;
import earshot.model.BrandWindow;
import earshot.model.DeadLetter;
import earshot.model.FeedDelta;
import earshot.model.FeedWindow;
import earshot.model.MatchedEvent;
import earshot.model.Mention;
import earshot.model.PublishedBrandSet;
import earshot.model.RawPayload;
import earshot.model.ShareOfVoice;
import earshot.model.Slices;
import earshot.query.BrandSetSource;
import earshot.query.MatchAgain;
import earshot.query.MatchBrands;
import earshot.sentiment.ScoreMentions;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;

/**
 * The listening dataflow, whole. Takes raw payloads stamped with their received time, returns everything it makes.
 *
 * <pre>
 * raw ─ parse ─ match ─ score ─┬─ authors ──┬─ follow ─┬──────────────────────────────▶ mentions
 *        │        │              │ (by author)│ (by post)├─ assign ─ combine ─ tally ─┬──▶ windows
 *        │        │              └────────────┘          │     (by brand and window)  └─ share ──▶ share of voice
 *        │        │            what tells of no author   ├─ assign ─ combine ─ rank (by brand and day) ─▶ topics
 *        │        │                                      ├─ gather ─ combine ─┬─ sum (by set) ─┬─▶ raise ─▶ alerts
 *        │        │                                      │                    └────────────────┘  (by brand)
 *        ├────────┴──────────────────────────────────────┴─ combine ─ tally ──────────────▶ feeds
 *        └────────────────────────────────────────────────────────────────────────────────▶ rejected
 * </pre>
 */
public record ListenFlow(
        DataStream<Mention> mentions,
        DataStream<BrandWindow> windows,
        DataStream<ShareOfVoice> shareOfVoice,
        DataStream<BrandTopics> topics,
        DataStream<FeedWindow> feeds,
        DataStream<Alert> alerts,
        DataStream<AlertEvent> alertEvents,
        DataStream<DeadLetter> rejected) {

    /** @param raw with watermarks of received time */
    public static ListenFlow of(DataStream<RawPayload> raw, Feeds feedParsers, ListenConfig config) {
        return of(raw, Optional.empty(), feedParsers, config);
    }

    /**
     * @param raw with watermarks of received time
     * @param again payloads that were among {@code raw} and are to be matched again; without watermarks, as idle
     */
    public static ListenFlow of(
            DataStream<RawPayload> raw,
            Optional<DataStream<RawPayload>> again,
            Feeds feedParsers,
            ListenConfig config) {
        var measure = config.measure();
        var slices = new Slices(config.alert().slice(), measure.lateness());

        var events = Step.PARSE_POSTS.on(raw.process(new ParsePosts(feedParsers)));
        var matched = Step.MATCH_BRANDS.on(events.process(new MatchBrands(config.brands())));
        var scored = Step.SCORE_MENTIONS.on(matched.map(new ScoreMentions(config.sentiment())));
        DataStream<MatchedEvent> authored = Step.PICK_AUTHORED.on(scored.filter(FollowAuthors::concerns));
        DataStream<MatchedEvent> others = Step.PICK_OTHERS.on(scored.filter(event -> !FollowAuthors.concerns(event)));
        if (again.isPresent()) {
            var rescored = again(again.get(), feedParsers, config);
            authored = authored.union(Step.PICK_AUTHORED_AGAIN.on(rescored.filter(FollowAuthors::concerns)));
            others = others.union(Step.PICK_OTHERS_AGAIN.on(rescored.filter(event -> !FollowAuthors.concerns(event))));
        }
        var told = Step.FOLLOW_AUTHORS.apart(
                authored.keyBy(FollowAuthors::author).process(new FollowAuthors(measure.retention())));
        var mentions = Step.FOLLOW_POSTS.apart(told.union(others)
                .keyBy(event -> event.event().postId())
                .process(new FollowPosts(measure.retention(), slices, measure.zone())));

        var changes = Step.ASSIGN_WINDOWS.on(
                mentions.getSideOutput(FollowPosts.CONTRIBUTIONS).flatMap(new AssignWindows(measure)));
        var differences = Step.COMBINE_WINDOWS.on(
                changes.transform("", changes.getType(), new Preaggregate<>(WindowDelta::window, WindowDelta::merge)));
        var windows =
                Step.TALLY_WINDOWS.on(differences.keyBy(WindowDelta::window).process(new TallyWindows(measure)));
        var shares = Step.SHARE_VOICE.on(windows.keyBy(ShareVoice::setWindow).process(new ShareVoice(measure)));
        var talked = Step.ASSIGN_TOPICS.on(
                mentions.getSideOutput(FollowPosts.CHANGES).flatMap(new AssignTopics(measure)));
        var combined = Step.COMBINE_TOPICS.on(
                talked.transform("", talked.getType(), new Preaggregate<>(TopicDelta::day, TopicDelta::merge)));
        var topics = Step.RANK_TOPICS.on(combined.keyBy(TopicDelta::day).process(new RankTopics(measure)));
        var raised = AlertFlow.of(
                mentions.getSideOutput(FollowPosts.KNOWN), settings(config.brands()), config.alert(), measure);

        var account = combined(Step.COMBINE_DELIVERED, events.getSideOutput(ParsePosts.DELIVERED))
                .union(
                        combined(Step.COMBINE_MATCHED, matched.getSideOutput(MatchBrands.MATCHED)),
                        combined(Step.COMBINE_BOOKINGS, mentions.getSideOutput(FollowPosts.BOOKINGS)));
        var feeds = Step.TALLY_FEEDS.apart(account.keyBy(TallyFeeds::window).process(new TallyFeeds(measure)));

        return new ListenFlow(
                mentions,
                windows,
                shares,
                topics,
                feeds,
                raised.alerts(),
                raised.events(),
                events.getSideOutput(ParsePosts.REJECTED));
    }

    private static SettingsSource settings(BrandSetSource brands) {
        return settings -> brands.open(new BrandSetSource.Listener() {
            @Override
            public void published(PublishedBrandSet version) {
                settings.accept(version.id(), new Watching(version.set().alerts(), names(version.set())));
            }

            @Override
            public void toldUntil(long nanoTime) {
                // What alerts go by holds from when it is heard.
            }

            @Override
            public void failed(Exception why) {
                // Matching hears of it too, and fails by it.
            }
        });
    }

    private static Map<String, String> names(BrandSet set) {
        return set.brands().stream().collect(Collectors.toMap(BrandSet.Brand::id, BrandSet.Brand::name));
    }

    private static DataStream<MatchedEvent> again(DataStream<RawPayload> stored, Feeds feeds, ListenConfig config) {
        var events = Step.PARSE_AGAIN.on(stored.process(new ParsePosts(feeds)));
        var matched = Step.MATCH_AGAIN.on(events.process(new MatchAgain(config.brands())));
        return Step.SCORE_AGAIN.on(matched.map(new ScoreMentions(config.sentiment())));
    }

    private static SingleOutputStreamOperator<FeedDelta> combined(Step step, DataStream<FeedDelta> deltas) {
        return step.on(
                deltas.transform("", deltas.getType(), new Preaggregate<>(TallyFeeds::window, TallyFeeds::plus)));
    }
}
