package earshot.wire;

import earshot.model.AlertAction;
import earshot.schemas.AlertActionKind;
import java.util.List;

/** {@link AlertAction}. */
final class AlertActionMapping {

    private AlertActionMapping() {}

    static earshot.schemas.AlertAction toAvro(AlertAction action) {
        return new earshot.schemas.AlertAction(
                action.id(),
                AlertActionKind.valueOf(action.kind().name()),
                action.brandSet(),
                action.brands(),
                action.rules(),
                action.episodeId(),
                action.from(),
                action.until(),
                action.by(),
                action.reason(),
                action.saidAt());
    }

    static AlertAction fromAvro(earshot.schemas.AlertAction action) {
        return new AlertAction(
                action.getId(),
                AlertAction.Kind.valueOf(action.getKind().name()),
                action.getBrandSet(),
                List.copyOf(action.getBrands()),
                List.copyOf(action.getRules()),
                action.getEpisodeId(),
                action.getFrom(),
                action.getUntil(),
                action.getBy(),
                action.getReason(),
                action.getSaidAt());
    }
}
