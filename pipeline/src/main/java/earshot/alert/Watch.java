package earshot.alert;

import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * All that is remembered of one brand between two slices.
 *
 * @param brandSetVersion newest that matched a mention of it
 * @param sentimentModel newest that scored a mention of it; {@code ""} before the first
 * @param filling counts of the slices to come, as far as something was published in them
 * @param episodes the latest of each rule that ever spoke
 */
public record Watch(
        String brandSet,
        int brandSetVersion,
        String brand,
        String sentimentModel,
        Spike.State mentions,
        Spike.State negatives,
        Spike.State severe,
        ShareRise.State slowBurn,
        VoiceShift.State voice,
        HighImpactPost.State impact,
        Map<Instant, SliceCounts> filling,
        Map<Rule, Episode> episodes) {

    /** Start of the slice to come. */
    Instant next() {
        return mentions.next();
    }

    Episode episode(Rule rule) {
        return episodes.getOrDefault(rule, Episode.NONE);
    }

    Watch with(Rule rule, Episode episode) {
        if (episode.equals(episode(rule))) {
            return this;
        }
        Map<Rule, Episode> others = new EnumMap<>(Rule.class);
        others.putAll(episodes);
        others.put(rule, episode);
        return with(brandSetVersion, sentimentModel, impact, filling, Collections.unmodifiableMap(others));
    }

    Watch with(HighImpactPost.State other) {
        return with(brandSetVersion, sentimentModel, other, filling, episodes);
    }

    Watch filling(Map<Instant, SliceCounts> others) {
        return with(brandSetVersion, sentimentModel, impact, others, episodes);
    }

    Watch heard(int version, String model) {
        return with(Math.max(version, brandSetVersion), Intake.later(model, sentimentModel), impact, filling, episodes);
    }

    private Watch with(
            int otherVersion,
            String otherModel,
            HighImpactPost.State otherImpact,
            Map<Instant, SliceCounts> otherFilling,
            Map<Rule, Episode> otherEpisodes) {
        return new Watch(
                brandSet,
                otherVersion,
                brand,
                otherModel,
                mentions,
                negatives,
                severe,
                slowBurn,
                voice,
                otherImpact,
                otherFilling,
                otherEpisodes);
    }
}
