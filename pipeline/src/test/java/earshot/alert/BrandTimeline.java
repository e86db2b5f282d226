package earshot.alert;

import static earshot.Posts.likes;

import earshot.Posts;
import earshot.model.Alert;
import earshot.model.AlertSettings;
import earshot.model.Author;
import earshot.model.BrandMatch;
import earshot.model.Evidence;
import earshot.model.Fingerprint;
import earshot.model.KnownChange;
import earshot.model.Mention;
import earshot.model.MentionChange;
import earshot.model.Post;
import earshot.model.PostKind;
import earshot.model.Sentiment;
import earshot.model.SentimentLabel;
import earshot.model.Slices;
import earshot.model.Span;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.BiConsumer;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;

/** One brand's minutes, as they arrive at {@link RaiseAlerts}; may be cut by a restart anywhere. */
final class BrandTimeline implements AutoCloseable {

    static final Instant START = Instant.parse("2026-03-01T00:00:00Z");
    static final String BRAND = "velora";
    private static final String NAME = "Velora";
    private static final Slices SLICES = new Slices(Duration.ofMinutes(1), Duration.ofSeconds(30));

    private final Random random;
    private final List<AlertSettings> versions = new ArrayList<>();
    private final List<Alert> alerts = new ArrayList<>();
    private KeyedOneInputStreamOperatorTestHarness<String, Intake, Alert> flink;
    private boolean restarts;
    private BiConsumer<String, Watching> published = (version, watching) -> {};
    private int minute;
    private int posts;

    BrandTimeline(long seed, AlertSettings settings) throws Exception {
        this.random = new Random(seed);
        versions.add(settings);
        this.flink = harness();
        flink.open();
    }

    BrandTimeline() throws Exception {
        this(1, AlertSettings.DEFAULT);
    }

    /** By them mentions are judged from now on. */
    void publish(AlertSettings settings) {
        versions.add(settings);
        tell(versions.size());
    }

    private void tell(int version) {
        published.accept("set@" + version, new Watching(versions.get(version - 1), Map.of(BRAND, NAME)));
    }

    /** From now on the operator is restored from a snapshot after every minute. */
    void restartsEveryMinute() {
        restarts = true;
    }

    private KeyedOneInputStreamOperatorTestHarness<String, Intake, Alert> harness() throws Exception {
        var harness = new KeyedOneInputStreamOperatorTestHarness<>(
                new KeyedProcessOperator<>(new RaiseAlerts(
                        new AlertConfig(
                                Duration.ofMinutes(1),
                                Duration.ofHours(3),
                                Duration.ofMinutes(30),
                                "https://dash.example/{brand}?from={from}&to={to}"),
                        listener -> {
                            published = listener;
                            for (int version = 1; version <= versions.size(); version++) {
                                tell(version);
                            }
                            return () -> {};
                        },
                        SLICES,
                        Duration.ofDays(30))),
                intake -> intake.key,
                Types.STRING);
        harness.getExecutionConfig()
                .getSerializerConfig()
                .configure(
                        new Configuration().set(PipelineOptions.GENERIC_TYPES, false),
                        BrandTimeline.class.getClassLoader());
        return harness;
    }

    /** Minutes with so many mentions each, on average. */
    void minutes(int minutes, double perMinute, double negativeShare) throws Exception {
        for (int i = 0; i < minutes; i++) {
            for (int n = Draws.poisson(random, perMinute); n > 0; n--) {
                boolean negative = random.nextDouble() < negativeShare;
                arrives(mention(
                        negative ? "the flight was awful again" : "a flight as ever",
                        negative ? SentimentLabel.NEGATIVE : SentimentLabel.NEUTRAL));
            }
            minuteEnds();
        }
    }

    /** Somewhere in this minute, by someone new. */
    Mention mention(String text, SentimentLabel label) {
        return mention("x:" + posts++, text, label, 100, 0);
    }

    Mention mention(String id, String text, SentimentLabel label, long followers, long interactions) {
        Instant at = now().plusMillis(random.nextInt(60_000));
        Post post = Posts.post(id, PostKind.ORIGINAL, BRAND + ": " + text, at, at)
                .withAuthor(new Author("x:author-" + id, "Name " + id, "handle" + id.substring(2), followers, false));
        return new Mention(
                Mention.id("set", BRAND, id),
                post,
                BrandMatch.unscored("set", versions.size(), BRAND, List.of(new Span("text", 0, BRAND.length(), BRAND)))
                        .scored(new Sentiment(label, 0.2, 0.3, 0.5, "en", "model-1"), List.of(), Evidence.NONE),
                likes(interactions),
                new Fingerprint(id.hashCode(), text.hashCode()),
                false,
                at,
                at,
                1_000,
                0);
    }

    void arrives(Mention mention) throws Exception {
        arrives(MentionChange.first(mention).before(), mention);
    }

    private void arrives(Mention before, Mention now) throws Exception {
        Instant slice = SLICES.closing(now.receivedAt());
        boolean within =
                before.revision() > 0 && SLICES.closing(before.receivedAt()).equals(slice);
        KnownChange change = new KnownChange(new MentionChange(before, now), slice, within, false);
        flink.processElement(new StreamRecord<>(
                Intake.of(change, SLICES, versions.get(versions.size() - 1).severityWords())));
    }

    /** The same post, observed now with other totals. */
    Mention grown(Mention before, long interactions) throws Exception {
        Mention now = new Mention(
                before.id(),
                before.post(),
                before.match(),
                likes(interactions),
                before.fingerprint(),
                false,
                now(),
                now(),
                before.revision() + 60,
                0);
        arrives(before, now);
        return now;
    }

    void removed(Mention before) throws Exception {
        Post bare =
                Posts.post(before.post().id(), "", before.post().publishedAt()).withAuthor(Author.UNKNOWN);
        arrives(
                before,
                new Mention(
                        before.id(),
                        bare,
                        before.match().forgotten(),
                        before.engagement(),
                        before.fingerprint(),
                        true,
                        now(),
                        now(),
                        before.revision() + 60,
                        0));
    }

    /** A quarter of a second passes. */
    void glance() throws Exception {
        flink.setProcessingTime(flink.getProcessingTime() + 250);
        collect();
    }

    void minuteEnds() throws Exception {
        minute++;
        glance();
        flink.processWatermark(now().minusSeconds(10).toEpochMilli());
        collect();
        if (restarts) {
            var snapshot = flink.snapshot(minute, minute);
            flink.close();
            flink = harness();
            flink.initializeState(snapshot);
            flink.open();
            flink.processWatermark(now().minusSeconds(10).toEpochMilli());
        }
    }

    private void collect() {
        alerts.addAll(flink.extractOutputValues());
        flink.getOutput().clear();
    }

    Instant now() {
        return START.plus(Duration.ofMinutes(minute));
    }

    /** In the order in which they were told. */
    List<Alert> alerts(Rule rule) {
        collect();
        return alerts.stream().filter(alert -> alert.rule().equals(rule.id())).toList();
    }

    /** What was told last. */
    Alert latest(Rule rule) {
        List<Alert> told = alerts(rule);
        return told.get(told.size() - 1);
    }

    /** What a reader of the topic ends with, whatever the order. */
    Map<String, Alert> documents() {
        collect();
        Map<String, Alert> documents = new LinkedHashMap<>();
        for (Alert alert : alerts) {
            documents.merge(
                    alert.episodeId(), alert, (before, now) -> now.revision() >= before.revision() ? now : before);
        }
        return documents;
    }

    @Override
    public void close() throws Exception {
        flink.close();
    }
}
