package earshot.wire;

import earshot.model.Alert;
import earshot.model.EpisodeState;

/** {@link Alert}. */
final class AlertMapping {

    private AlertMapping() {}

    static earshot.schemas.Alert toAvro(Alert alert) {
        return new earshot.schemas.Alert(
                alert.episodeId(),
                alert.rule(),
                alert.ruleVersion(),
                alert.brandSet(),
                alert.brandSetVersion(),
                alert.brand(),
                earshot.schemas.EpisodeState.valueOf(alert.state().name()),
                alert.startedAt(),
                alert.updatedAt(),
                alert.observed(),
                alert.expected(),
                alert.expectedLow(),
                alert.expectedHigh(),
                alert.share(),
                alert.usualShare(),
                alert.summary(),
                alert.revision());
    }

    static Alert fromAvro(earshot.schemas.Alert alert) {
        return new Alert(
                alert.getEpisodeId(),
                alert.getRule(),
                alert.getRuleVersion(),
                alert.getBrandSet(),
                alert.getBrandSetVersion(),
                alert.getBrand(),
                EpisodeState.valueOf(alert.getState().name()),
                alert.getStartedAt(),
                alert.getUpdatedAt(),
                alert.getObserved(),
                alert.getExpected(),
                alert.getExpectedLow(),
                alert.getExpectedHigh(),
                alert.getShare(),
                alert.getUsualShare(),
                alert.getSummary(),
                alert.getRevision());
    }
}
