package earshot.wire;

import earshot.model.Alert;
import earshot.model.AlertCrowd;
import earshot.model.AlertPost;
import earshot.model.AlertReading;
import earshot.model.AlertSeverity;
import earshot.model.AlertShare;
import earshot.model.AlertTerm;
import earshot.model.EpisodeState;
import earshot.model.SentimentLabel;
import java.util.List;

/** {@link Alert} and all within it. */
final class AlertMapping {

    private AlertMapping() {}

    static earshot.schemas.Alert toAvro(Alert alert) {
        return new earshot.schemas.Alert(
                alert.episodeId(),
                alert.rule(),
                alert.ruleVersion(),
                earshot.schemas.AlertSeverity.valueOf(alert.severity().name()),
                alert.brandSet(),
                alert.brandSetVersion(),
                alert.brand(),
                earshot.schemas.EpisodeState.valueOf(alert.state().name()),
                alert.startedAt(),
                alert.updatedAt(),
                toAvro(alert.reading()),
                toAvro(alert.share()),
                toAvro(alert.crowd()),
                alert.terms().stream().map(AlertMapping::toAvro).toList(),
                alert.posts().stream().map(AlertMapping::toAvro).toList(),
                alert.sentimentModel(),
                alert.silentFeeds(),
                alert.dashboard(),
                alert.summary(),
                alert.provisional(),
                alert.revision());
    }

    static Alert fromAvro(earshot.schemas.Alert alert) {
        return new Alert(
                alert.getEpisodeId(),
                alert.getRule(),
                alert.getRuleVersion(),
                AlertSeverity.valueOf(alert.getSeverity().name()),
                alert.getBrandSet(),
                alert.getBrandSetVersion(),
                alert.getBrand(),
                EpisodeState.valueOf(alert.getState().name()),
                alert.getStartedAt(),
                alert.getUpdatedAt(),
                fromAvro(alert.getReading()),
                fromAvro(alert.getShare()),
                fromAvro(alert.getCrowd()),
                alert.getTerms().stream().map(AlertMapping::fromAvro).toList(),
                alert.getPosts().stream().map(AlertMapping::fromAvro).toList(),
                alert.getSentimentModel(),
                List.copyOf(alert.getSilentFeeds()),
                alert.getDashboard(),
                alert.getSummary(),
                alert.getProvisional(),
                alert.getRevision());
    }

    private static earshot.schemas.AlertReading toAvro(AlertReading reading) {
        return new earshot.schemas.AlertReading(
                reading.measure(),
                reading.from(),
                reading.to(),
                reading.observed(),
                reading.expected(),
                reading.low(),
                reading.high(),
                reading.score(),
                reading.baselineFrom(),
                reading.baselineTo());
    }

    private static AlertReading fromAvro(earshot.schemas.AlertReading reading) {
        return new AlertReading(
                reading.getMeasure(),
                reading.getFrom(),
                reading.getTo(),
                reading.getObserved(),
                reading.getExpected(),
                reading.getLow(),
                reading.getHigh(),
                reading.getScore(),
                reading.getBaselineFrom(),
                reading.getBaselineTo());
    }

    private static earshot.schemas.AlertShare toAvro(AlertShare share) {
        return new earshot.schemas.AlertShare(share.share(), share.usual(), share.low(), share.high(), share.score());
    }

    private static AlertShare fromAvro(earshot.schemas.AlertShare share) {
        return new AlertShare(share.getShare(), share.getUsual(), share.getLow(), share.getHigh(), share.getScore());
    }

    private static earshot.schemas.AlertCrowd toAvro(AlertCrowd crowd) {
        return new earshot.schemas.AlertCrowd(
                crowd.mentions(),
                crowd.negative(),
                crowd.reposts(),
                crowd.authors(),
                crowd.clusters(),
                crowd.platforms().stream()
                        .map(part -> new earshot.schemas.AlertPlatform(part.platform(), part.mentions()))
                        .toList());
    }

    private static AlertCrowd fromAvro(earshot.schemas.AlertCrowd crowd) {
        return new AlertCrowd(
                crowd.getMentions(),
                crowd.getNegative(),
                crowd.getReposts(),
                crowd.getAuthors(),
                crowd.getClusters(),
                crowd.getPlatforms().stream()
                        .map(part -> new AlertCrowd.Platform(part.getPlatform(), part.getMentions()))
                        .toList());
    }

    private static earshot.schemas.AlertTerm toAvro(AlertTerm term) {
        return new earshot.schemas.AlertTerm(
                earshot.schemas.AlertTermKind.valueOf(term.kind().name()), term.term(), term.mentions(), term.usual());
    }

    private static AlertTerm fromAvro(earshot.schemas.AlertTerm term) {
        return new AlertTerm(
                AlertTerm.Kind.valueOf(term.getKind().name()), term.getTerm(), term.getMentions(), term.getUsual());
    }

    private static earshot.schemas.AlertPost toAvro(AlertPost post) {
        return new earshot.schemas.AlertPost(
                post.id(),
                post.platform(),
                post.permalink(),
                post.text(),
                post.sentence(),
                post.author(),
                post.followers(),
                earshot.schemas.AlertSentiment.valueOf(post.sentiment().name()),
                post.interactions(),
                post.publishedAt());
    }

    private static AlertPost fromAvro(earshot.schemas.AlertPost post) {
        return new AlertPost(
                post.getId(),
                post.getPlatform(),
                post.getPermalink(),
                post.getText(),
                post.getSentence(),
                post.getAuthor(),
                post.getFollowers(),
                SentimentLabel.valueOf(post.getSentiment().name()),
                post.getInteractions(),
                post.getPublishedAt());
    }
}
