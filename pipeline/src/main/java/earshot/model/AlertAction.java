package earshot.model;

import java.io.Serializable;
import java.time.Instant;
import java.util.List;

/**
 * What a person said about alerts, in force from {@link #from()} until {@link #until()}. An upsert with key {@link
 * #id()}: to end one early is to say it again with an earlier end.
 *
 * @param id short and unique, made when it was first said
 * @param brandSet the set it holds for; {@code ""} for all
 * @param brands ids within the set; empty for all
 * @param rules as in {@link Alert#rule()}; empty for all
 * @param episodeId of an {@link Kind#ACKNOWLEDGEMENT}, as in {@link Alert#episodeId()}; {@code ""} of the others
 * @param until exclusive
 * @param by who said it, as they call themselves; may be {@code ""}
 * @param reason in their words; of a {@link Kind#CAMPAIGN} its name; may be {@code ""}
 * @param saidAt when it was last said
 */
public record AlertAction(
        String id,
        Kind kind,
        String brandSet,
        List<String> brands,
        List<String> rules,
        String episodeId,
        Instant from,
        Instant until,
        String by,
        String reason,
        Instant saidAt)
        implements Serializable {

    /** What it asks for. */
    public enum Kind {
        /** Tell nothing of these alerts. */
        SILENCE,
        /** A planned campaign: these rules will see what they look for, so tell nothing of them, and say so in others. */
        CAMPAIGN,
        /** Somebody has seen the episode and is at it: do not repeat it. */
        ACKNOWLEDGEMENT
    }

    public boolean isInForce(Instant at) {
        return !at.isBefore(from) && at.isBefore(until);
    }

    /** Whether it is about the alert's brand, whatever the rule. */
    public boolean isAbout(Alert alert) {
        return (brandSet.isEmpty() || brandSet.equals(alert.brandSet()))
                && (brands.isEmpty() || brands.contains(alert.brand()));
    }

    /** Whether it is about this very alert, whenever that is. */
    public boolean concerns(Alert alert) {
        return isAbout(alert)
                && (episodeId.isEmpty() || episodeId.equals(alert.episodeId()))
                && (rules.isEmpty() || rules.contains(alert.rule()));
    }
}
