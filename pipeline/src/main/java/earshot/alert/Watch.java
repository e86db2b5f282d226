package earshot.alert;

import java.time.Instant;

/**
 * All that is remembered of one brand between two slices.
 *
 * @param brandSetVersion newest that matched a mention of it
 * @param sentimentModel newest that scored a mention of it; {@code ""} before the first
 * @param episodes by {@link Rule#ordinal()}, the latest of each
 */
public record Watch(
        String brandSet,
        int brandSetVersion,
        String brand,
        String sentimentModel,
        Spike.State mentions,
        Spike.State negatives,
        Spike.State severe,
        SlowBurn.State slowBurn,
        HighImpactPost.State impact,
        Episode[] episodes) {

    /** Start of the slice to come. */
    Instant next() {
        return mentions.next();
    }

    Episode episode(Rule rule) {
        return episodes[rule.ordinal()];
    }

    Watch with(Rule rule, Episode episode) {
        Episode[] others = episodes.clone();
        others[rule.ordinal()] = episode;
        return with(others);
    }

    Watch with(Episode[] others) {
        return new Watch(
                brandSet,
                brandSetVersion,
                brand,
                sentimentModel,
                mentions,
                negatives,
                severe,
                slowBurn,
                impact,
                others);
    }

    Watch with(HighImpactPost.State other) {
        return new Watch(
                brandSet,
                brandSetVersion,
                brand,
                sentimentModel,
                mentions,
                negatives,
                severe,
                slowBurn,
                other,
                episodes);
    }

    Watch heard(int version, String model) {
        return new Watch(
                brandSet,
                Math.max(version, brandSetVersion),
                brand,
                model.compareTo(sentimentModel) > 0 ? model : sentimentModel,
                mentions,
                negatives,
                severe,
                slowBurn,
                impact,
                episodes);
    }
}
