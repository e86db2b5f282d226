package earshot.wire;

import earshot.model.AlertEvent;
import earshot.model.AlertSeverity;
import earshot.model.EpisodeState;
import earshot.schemas.AlertEventKind;
import earshot.schemas.AlertEventSeverity;
import earshot.schemas.AlertEventState;

/** {@link AlertEvent}. */
final class AlertEventMapping {

    private AlertEventMapping() {}

    static earshot.schemas.AlertEvent toAvro(AlertEvent event) {
        return new earshot.schemas.AlertEvent(
                event.id(),
                event.at(),
                AlertEventKind.valueOf(event.kind().name()),
                event.episodeId(),
                event.rule(),
                event.brandSet(),
                event.brandSetVersion(),
                event.brand(),
                AlertEventSeverity.valueOf(event.severity().name()),
                AlertEventState.valueOf(event.state().name()),
                event.provisional(),
                event.revision(),
                event.measure(),
                event.observed(),
                event.expected(),
                event.score(),
                event.channel(),
                event.detail());
    }

    static AlertEvent fromAvro(earshot.schemas.AlertEvent event) {
        return new AlertEvent(
                event.getId(),
                event.getAt(),
                AlertEvent.Kind.valueOf(event.getKind().name()),
                event.getEpisodeId(),
                event.getRule(),
                event.getBrandSet(),
                event.getBrandSetVersion(),
                event.getBrand(),
                AlertSeverity.valueOf(event.getSeverity().name()),
                EpisodeState.valueOf(event.getState().name()),
                event.getProvisional(),
                event.getRevision(),
                event.getMeasure(),
                event.getObserved(),
                event.getExpected(),
                event.getScore(),
                event.getChannel(),
                event.getDetail());
    }
}
