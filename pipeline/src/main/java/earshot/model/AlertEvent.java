package earshot.model;

import java.time.Instant;

/**
 * One thing that happened to an alert, or to a message about it. Appended and never changed, so it holds no words of
 * posts: those must go when a post does.
 *
 * @param id the same however often it is told, as after a restart
 * @param at event time of a change; of a message when it was sent or tried
 * @param episodeId as in {@link Alert#episodeId()}
 * @param state of the episode then
 * @param provisional as in {@link Alert#provisional()}
 * @param revision of the alert then
 * @param measure as in {@link AlertReading#measure()}
 * @param score as in {@link AlertReading#score()}
 * @param channel who was told and how, as in {@code on-call/email}; {@code ""} of a change
 * @param detail of a message its transition and tries, or why it did not arrive; of a change {@code ""}
 */
public record AlertEvent(
        String id,
        Instant at,
        Kind kind,
        String episodeId,
        String rule,
        String brandSet,
        int brandSetVersion,
        String brand,
        AlertSeverity severity,
        EpisodeState state,
        boolean provisional,
        long revision,
        String measure,
        double observed,
        double expected,
        double score,
        String channel,
        String detail) {

    /** What happened. */
    public enum Kind {
        /** The episode's state or severity became what it is now. */
        CHANGED,
        /** A receiver has the message. */
        SENT,
        /** A receiver did not take it; it is tried again. */
        FAILED,
        /** A receiver does not get it any more. */
        GIVEN_UP
    }

    public static AlertEvent changed(Alert alert) {
        return of(alert, Kind.CHANGED, alert.episodeId() + "/" + alert.revision(), alert.updatedAt(), "", "");
    }

    /**
     * @param message id of the message
     * @param tries so far, this one included
     */
    public static AlertEvent told(
            Alert alert, Kind kind, Instant at, String message, int tries, String channel, String detail) {
        String id = String.join("/", alert.episodeId(), message, kind.name(), Integer.toString(tries));
        return of(alert, kind, id, at, channel, detail);
    }

    private static AlertEvent of(Alert alert, Kind kind, String id, Instant at, String channel, String detail) {
        AlertReading reading = alert.reading();
        return new AlertEvent(
                id,
                at,
                kind,
                alert.episodeId(),
                alert.rule(),
                alert.brandSet(),
                alert.brandSetVersion(),
                alert.brand(),
                alert.severity(),
                alert.state(),
                alert.provisional(),
                alert.revision(),
                reading.measure(),
                reading.observed(),
                reading.expected(),
                reading.score(),
                channel,
                detail);
    }
}
