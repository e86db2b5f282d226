package earshot.alert;

import earshot.model.Alert;
import earshot.model.AlertCrowd;
import earshot.model.AlertPost;
import earshot.model.AlertReading;
import earshot.model.AlertShare;
import earshot.model.AlertTerm;
import earshot.model.EpisodeState;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;

/** Makes an alert of an episode: the plain sentence first, and what it rests on. */
final class Explain {

    private static final double Z95 = 1.959964;
    private static final long YEAR_2000 = 946_684_800_000L;

    private final AlertConfig config;

    Explain(AlertConfig config) {
        this.config = config;
    }

    static String episodeId(Watch watch, Rule rule, Instant startedAt) {
        String id = String.join(
                "/", rule.id(), String.valueOf(rule.version()), watch.brandSet(), watch.brand(), startedAt.toString());
        return UUID.nameUUIDFromBytes(id.getBytes(StandardCharsets.UTF_8)).toString();
    }

    /** What an alert shows of its test window. */
    record Evidence(
            AlertCrowd crowd,
            List<AlertTerm> terms,
            List<AlertPost> posts,
            SpikeRules.Share share,
            List<String> silent) {}

    /** In milliseconds since 2000 the end of the latest slice closed: it grows with event time alone. */
    static long revision(Watch watch) {
        return Math.max(1, watch.next().toEpochMilli() - YEAR_2000);
    }

    /** @param name of the brand, as people say it */
    Alert alert(Watch watch, String name, Rule rule, Evidence evidence, boolean provisional, long revision) {
        Episode episode = watch.episode(rule);
        Finding worst = episode.worst();
        AlertReading reading = new AlertReading(
                worst.measure(),
                worst.from(),
                worst.to(),
                worst.observed(),
                worst.expected(),
                worst.low(),
                worst.high(),
                worst.score(),
                worst.baselineFrom(),
                worst.baselineTo());
        AlertShare share = share(evidence.share());
        return new Alert(
                episodeId(watch, rule, episode.startedAt()),
                rule.id(),
                rule.version(),
                rule.severity(worst.score()),
                watch.brandSet(),
                watch.brandSetVersion(),
                watch.brand(),
                episode.state(),
                episode.startedAt(),
                episode.updatedAt(),
                reading,
                share,
                evidence.crowd(),
                evidence.terms(),
                evidence.posts(),
                watch.sentimentModel(),
                evidence.silent(),
                dashboard(watch.brand(), worst.from(), worst.to()),
                summary(rule, name, reading, share, evidence, episode.state()),
                provisional,
                revision);
    }

    /** Whether it quotes a post that has other words now, or none. */
    static boolean quotesOtherwise(Alert told, Intake intake) {
        return told.posts().stream().anyMatch(post -> {
            Intake.Seen seen = intake.changed.get(post.id());
            return seen != null && !(seen.counted() && seen.post().equals(post));
        });
    }

    /** The alert as it was told last, with its posts as they stand now. */
    static Alert retold(Alert told, Intake intake, long revision) {
        List<AlertPost> posts = told.posts().stream()
                .flatMap(post -> {
                    Intake.Seen seen = intake.changed.get(post.id());
                    return seen == null ? Stream.of(post) : seen.counted() ? Stream.of(seen.post()) : Stream.empty();
                })
                .toList();
        return new Alert(
                told.episodeId(),
                told.rule(),
                told.ruleVersion(),
                told.severity(),
                told.brandSet(),
                told.brandSetVersion(),
                told.brand(),
                told.state(),
                told.startedAt(),
                told.updatedAt(),
                told.reading(),
                told.share(),
                told.crowd(),
                told.terms(),
                posts,
                told.sentimentModel(),
                told.silentFeeds(),
                told.dashboard(),
                told.rule().equals(Rule.HIGH_IMPACT_POST.id())
                        ? impact(told.brand(), told.reading(), posts) + ending(told.state())
                        : told.summary(),
                told.provisional(),
                revision);
    }

    static Alert withdrawn(Alert told, long revision) {
        return new Alert(
                told.episodeId(),
                told.rule(),
                told.ruleVersion(),
                told.severity(),
                told.brandSet(),
                told.brandSetVersion(),
                told.brand(),
                EpisodeState.RETRACTED,
                told.startedAt(),
                told.updatedAt(),
                told.reading(),
                told.share(),
                told.crowd(),
                told.terms(),
                told.posts(),
                told.sentimentModel(),
                told.silentFeeds(),
                told.dashboard(),
                told.summary() + ending(EpisodeState.RETRACTED),
                true,
                revision);
    }

    private static AlertShare share(SpikeRules.Share share) {
        if (share.n() <= 0) {
            return new AlertShare(-1, share.usual(), -1, -1, 0);
        }
        double z2 = Z95 * Z95;
        double middle = (share.share() + z2 / (2 * share.n())) / (1 + z2 / share.n());
        double half = Z95
                * Math.sqrt(share.share() * (1 - share.share()) / share.n() + z2 / (4 * share.n() * share.n()))
                / (1 + z2 / share.n());
        return new AlertShare(
                share.share(), share.usual(), Math.max(0, middle - half), Math.min(1, middle + half), share.errors());
    }

    private static String summary(
            Rule rule, String brand, AlertReading reading, AlertShare share, Evidence evidence, EpisodeState state) {
        if (rule == Rule.HIGH_IMPACT_POST) {
            return impact(brand, reading, evidence.posts()) + ending(state);
        }
        StringBuilder sentence = new StringBuilder(String.format(
                Locale.ROOT,
                "%s: %,.0f %s in %s, %,.0f expected (%,.0f–%,.0f)",
                brand,
                reading.observed(),
                reading.measure(),
                length(Duration.between(reading.from(), reading.to())),
                reading.expected(),
                reading.low(),
                reading.high()));
        if (share.share() >= 0 && isAboutFeelings(rule)) {
            sentence.append(String.format(
                    Locale.ROOT,
                    "; %.0f %% negative, usually %.0f %%",
                    100 * share.share(),
                    100 * Math.max(0, share.usual())));
        }
        evidence.terms().stream().findFirst().ifPresent(term -> sentence.append("; top term: '")
                .append(term.term())
                .append('\''));
        return sentence.append(ending(state)).toString();
    }

    private static boolean isAboutFeelings(Rule rule) {
        return switch (rule) {
            case NEGATIVE_SPIKE, VOLUME_SPIKE, HIGH_IMPACT_POST, SLOW_BURN, SEVERITY_WORDS -> true;
            case SHARE_OF_VOICE_SHIFT, DROP, FEED_SILENT -> false;
        };
    }

    private static String impact(String brand, AlertReading reading, List<AlertPost> posts) {
        String numbers = String.format(
                Locale.ROOT,
                "%,.0f interactions, %,.0f expected at its age (%,.0f–%,.0f)",
                reading.observed(),
                reading.expected(),
                reading.low(),
                reading.high());
        if (posts.isEmpty()) {
            return brand + ": one negative post, since removed, had " + numbers;
        }
        AlertPost post = posts.get(0);
        String followers = post.followers() < 0 ? "" : String.format(Locale.ROOT, " (%,d followers)", post.followers());
        return String.format(
                "%s: one negative post by %s%s has %s: \"%s\"",
                brand, post.author(), followers, numbers, post.sentence());
    }

    private static String ending(EpisodeState state) {
        return switch (state) {
            case PENDING, ACTIVE -> "";
            case RECOVERING -> "; calming down";
            case RESOLVED -> "; over";
            case RETRACTED -> "; withdrawn, as what it rested on was removed or changed";
        };
    }

    private static String length(Duration length) {
        return length.toMinutes() < 120 ? length.toMinutes() + " min" : length.toHours() + " h";
    }

    private String dashboard(String brand, Instant from, Instant to) {
        return config.dashboard()
                .replace("{brand}", brand)
                .replace("{from}", from.toString())
                .replace("{to}", to.toString());
    }
}
