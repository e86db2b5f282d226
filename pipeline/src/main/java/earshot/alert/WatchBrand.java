package earshot.alert;

import earshot.model.AlertCrowd;
import earshot.model.AlertSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Every rule over one brand's slices, pure: a slice in, the next {@link Watch} out. A slice that is still filling is
 * judged by the same function, and the outcome shown but not kept.
 */
final class WatchBrand {

    private static final int DROP_MINUTES = 120;
    private static final double DROP_LEAST_EXPECTED = 30;
    private static final double DROP_SIGMAS = 4;
    private static final double DROP_PART = 1 / 3.0;
    private static final Duration SILENCE = Duration.ofHours(1);
    /** So many mentions on a platform are not missing by chance. */
    private static final double SILENCE_LEAST_EXPECTED = 20;

    private static final int TURNED_LEAST = 10;
    /** Above the usual share of negative mentions. */
    private static final double TURNED_FROM = 0.1;

    private static final double TURNED_TO = 0.05;

    private final AlertConfig config;
    private final AlertSettings settings;
    private final Spike spike;
    private final SpikeRules rules;

    WatchBrand(AlertConfig config, AlertSettings settings) {
        this.config = config;
        this.settings = settings;
        this.spike = new Spike(config.slice());
        this.rules = new SpikeRules(spike, settings);
    }

    AlertSettings settings() {
        return settings;
    }

    Watch start(String brandSet, int version, String brand, Instant slice) {
        return new Watch(
                brandSet,
                version,
                brand,
                "",
                spike.start(slice),
                spike.start(slice),
                spike.start(slice),
                ShareRise.start(slice),
                VoiceShift.start(slice),
                HighImpactPost.start(),
                Map.of(),
                Map.of());
    }

    /** One slice later, with all that reached us until its close. */
    Watch after(Watch watch, Intake intake, Voices voices) {
        Watch informed = informed(watch, intake);
        SliceCounts counts = informed.filling().getOrDefault(informed.next(), SliceCounts.ZERO);
        return after(informed, counts, voices);
    }

    /** One slice later. */
    Watch after(Watch watch, SliceCounts counts, Voices voices) {
        Instant slice = watch.next();
        Spike.State mentions = spike.after(watch.mentions(), (double) counts.mentions());
        Spike.State negatives = spike.after(watch.negatives(), (double) counts.negative());
        Spike.State severe = spike.after(watch.severe(), (double) counts.severe());
        ShareRise.State slowBurn = ShareRise.endsHour(mentions.next())
                ? ShareRise.after(
                        watch.slowBurn(), mentions.next(), spike.latest(mentions, 60), spike.latest(negatives, 60))
                : watch.slowBurn();
        boolean dayEnds = mentions.heard() % Duration.ofDays(1).dividedBy(config.slice()) == 0;
        HighImpactPost.State impact = dayEnds ? HighImpactPost.nextDay(watch.impact()) : watch.impact();
        Watch heard = new Watch(
                watch.brandSet(),
                watch.brandSetVersion(),
                watch.brand(),
                watch.sentimentModel(),
                mentions,
                negatives,
                severe,
                slowBurn,
                VoiceShift.after(watch.voice(), mentions.next(), counts),
                impact,
                without(watch.filling(), slice),
                watch.episodes());
        Watch next = heard;
        Finding silence = finding(Rule.FEED_SILENT, heard, voices);
        for (Rule rule : Rule.values()) {
            Finding finding = rule == Rule.FEED_SILENT ? silence : finding(rule, heard, voices);
            // What is not heard cannot be judged: nothing else opens meanwhile.
            Finding allowed = rule != Rule.FEED_SILENT && silence.score() >= 1 ? finding.held() : finding;
            next = next.with(rule, watch.episode(rule).after(allowed, slice, config.slice(), config.patience()));
        }
        return next;
    }

    private static Map<Instant, SliceCounts> without(Map<Instant, SliceCounts> filling, Instant slice) {
        Map<Instant, SliceCounts> others = new HashMap<>(filling);
        others.remove(slice);
        return others;
    }

    private Finding finding(Rule rule, Watch watch, Voices voices) {
        Duration heard = config.slice().multipliedBy(watch.mentions().heard());
        if (settings.off().contains(rule.id()) || heard.compareTo(config.warmUp()) < 0) {
            return Finding.NOTHING;
        }
        return switch (rule) {
            case VOLUME_SPIKE -> rules.volume(watch.mentions());
            case NEGATIVE_SPIKE -> byMany(rules.negative(watch), voices);
            case SEVERITY_WORDS -> byMany(rules.severe(watch.severe()), voices);
            case SLOW_BURN -> ShareRise.finding(watch.slowBurn(), "negative mentions");
            case HIGH_IMPACT_POST -> impact(watch);
            case SHARE_OF_VOICE_SHIFT -> VoiceShift.finding(watch.voice());
            case DROP -> drop(watch.mentions());
            case FEED_SILENT -> silence(watch, voices);
        };
    }

    private static Finding byMany(Finding finding, Voices voices) {
        if (finding.score() < 1) {
            return finding;
        }
        AlertCrowd speaking = voices.crowd(finding);
        return SpikeRules.hasCrowd(speaking.authors(), speaking.clusters()) ? finding : finding.held();
    }

    /** Over when it no longer grows, or when those who speak of the brand were in a worse mood since and are in the usual one. */
    private Finding impact(Watch watch) {
        Finding finding = HighImpactPost.finding(
                watch.impact(), watch.next(), watch.mentions().since(), config.patience());
        Instant hourAgo = watch.next().minus(Duration.ofHours(1));
        if (!finding.from().isBefore(hourAgo)) {
            return finding;
        }
        SpikeRules.Share before = rules.share(watch, finding.from(), hourAgo);
        SpikeRules.Share hour = rules.share(watch, hourAgo, watch.next());
        boolean turned = Math.min(before.n(), hour.n()) >= TURNED_LEAST
                && before.share() >= before.usual() + TURNED_FROM
                && hour.share() < hour.usual() + TURNED_TO;
        return turned ? finding.calmed() : finding;
    }

    private Finding silence(Watch watch, Voices voices) {
        Instant from = watch.next().minus(SILENCE);
        double expected =
                spike.whole(watch.mentions(), (int) SILENCE.toMinutes()).expected();
        List<Voices.Silence> silent = voices.silent(from, watch.next(), expected, SILENCE_LEAST_EXPECTED / 2);
        if (silent.isEmpty()) {
            return Finding.NOTHING;
        }
        Voices.Silence loudest = silent.get(0);
        double score = loudest.expected() / SILENCE_LEAST_EXPECTED;
        double margin = 2 * Math.sqrt(loudest.expected());
        return new Finding(
                score,
                score,
                "mentions on " + loudest.platform(),
                from,
                watch.next(),
                0,
                loudest.expected(),
                Math.max(0, loudest.expected() - margin),
                loudest.expected() + margin,
                0,
                watch.mentions().since(),
                from,
                "");
    }

    private Finding drop(Spike.State mentions) {
        Spike.Verdict verdict = spike.whole(mentions, DROP_MINUTES);
        double below = -verdict.sigmas() / DROP_SIGMAS;
        boolean speaks =
                verdict.expected() >= DROP_LEAST_EXPECTED && verdict.observed() <= DROP_PART * verdict.expected();
        double score = speaks ? below : Math.min(below, 0.4);
        Instant from = mentions.next().minus(Duration.ofMinutes(DROP_MINUTES));
        return new Finding(
                score,
                score,
                "mentions",
                from,
                mentions.next(),
                verdict.observed(),
                verdict.expected(),
                verdict.low(),
                verdict.high(),
                0,
                mentions.since(),
                from,
                "");
    }

    /** Negative mentions / mentions of a finding's window. */
    SpikeRules.Share share(Watch watch, Finding finding) {
        return rules.share(watch, finding.from(), finding.to());
    }

    /** Mentions that were to be expected in a finding's window. */
    double expected(Watch watch, Finding finding) {
        return spike.expectedBetween(watch.mentions(), finding.from(), finding.to());
    }

    /** What became of the brand's mentions: to the posts that stand out, to slices that are closed, to those still filling. */
    private Watch informed(Watch watch, Intake intake) {
        if (intake.isEmpty() && intake.counts.isEmpty()) {
            return watch;
        }
        Watch next = watch.with(HighImpactPost.after(watch.impact(), intake))
                .heard(intake.brandSetVersion, intake.sentimentModel);
        for (Intake.Seen seen : intake.changed.values()) {
            for (Rule rule : Rule.values()) {
                Episode episode = next.episode(rule);
                if (!seen.counted() && episode.isAbout(seen.post().id())) {
                    next = next.with(rule, episode.retracted());
                }
            }
        }
        Map<Instant, SliceCounts> filling = new HashMap<>(watch.filling());
        for (Map.Entry<Instant, SliceCounts> counted : new TreeMap<>(intake.counts).entrySet()) {
            if (!counted.getKey().isBefore(watch.next())) {
                filling.merge(counted.getKey(), counted.getValue(), SliceCounts::plus);
            } else if (watch.mentions().heard() > 0) {
                next = amended(next, counted.getKey(), counted.getValue());
            }
        }
        return next.filling(filling);
    }

    /** Counts of a slice that was closed became others. */
    Watch amended(Watch watch, Instant slice, SliceCounts change) {
        Watch next = new Watch(
                watch.brandSet(),
                watch.brandSetVersion(),
                watch.brand(),
                watch.sentimentModel(),
                spike.amended(watch.mentions(), slice, (double) change.mentions()),
                spike.amended(watch.negatives(), slice, (double) change.negative()),
                spike.amended(watch.severe(), slice, (double) change.severe()),
                watch.slowBurn(),
                watch.voice(),
                watch.impact(),
                watch.filling(),
                watch.episodes());
        for (Rule rule : Rule.values()) {
            Episode episode = watch.episode(rule);
            if (episode.restsOn(slice, config.slice())) {
                next = next.with(rule, episode.amended(slice, changed(rule, change)));
            }
        }
        return next;
    }

    private static double changed(Rule rule, SliceCounts change) {
        return switch (rule) {
            case VOLUME_SPIKE, DROP -> (double) change.mentions();
            case NEGATIVE_SPIKE, SLOW_BURN -> (double) change.negative();
            case SEVERITY_WORDS -> (double) change.severe();
            case HIGH_IMPACT_POST, SHARE_OF_VOICE_SHIFT, FEED_SILENT -> 0;
        };
    }
}
