package earshot.wire;

import earshot.model.BrandTopics;
import earshot.model.BrandTopics.Ranked;
import earshot.model.BrandTopics.Ranking;
import earshot.model.BrandWindow;
import earshot.model.BrandWindow.CutTally;
import earshot.model.Cut;
import earshot.model.Cut.Dimension;
import earshot.model.FeedTally;
import earshot.model.FeedWindow;
import earshot.model.ShareOfVoice;
import earshot.model.Tally;
import earshot.model.TopicTally;
import earshot.model.WindowStatus;
import java.util.Locale;

/** The records that count something in a window. */
final class WindowMapping {

    private WindowMapping() {}

    static earshot.schemas.BrandWindow toAvro(BrandWindow window) {
        return new earshot.schemas.BrandWindow(
                window.brandSet(),
                window.brandSetVersion(),
                window.brand(),
                window.start(),
                window.end(),
                toAvro(window.tally()),
                window.sentimentModel(),
                toAvro(window.status()),
                toAvro(window.previous()),
                window.cuts().stream()
                        .map(part -> new earshot.schemas.CutTally(
                                part.cut().dimension().name().toLowerCase(Locale.ROOT),
                                part.cut().value(),
                                toAvro(part.tally())))
                        .toList(),
                window.hourOfWeek());
    }

    static BrandWindow fromAvro(earshot.schemas.BrandWindow window) {
        return new BrandWindow(
                window.getBrandSet(),
                window.getBrandSetVersion(),
                window.getBrand(),
                window.getStart(),
                window.getEnd(),
                fromAvro(window.getTally()),
                window.getSentimentModel(),
                fromAvro(window.getStatus()),
                fromAvro(window.getPrevious()),
                window.getCuts().stream()
                        .map(part -> new CutTally(
                                new Cut(
                                        Dimension.valueOf(part.getDimension().toUpperCase(Locale.ROOT)),
                                        part.getValue()),
                                fromAvro(part.getTally())))
                        .toList(),
                window.getHourOfWeek());
    }

    private static earshot.schemas.Tally toAvro(Tally tally) {
        return new earshot.schemas.Tally(
                tally.mentions(),
                tally.reposts(),
                tally.negative(),
                tally.neutral(),
                tally.positive(),
                tally.uncertain(),
                tally.unscored(),
                tally.engagement(),
                tally.potentialImpressions(),
                tally.late(),
                tally.revision(),
                tally.authors(),
                tally.clusters(),
                tally.engagementGained(),
                tally.impressions(),
                tally.viewedEngagement(),
                tally.viewedPotential());
    }

    private static Tally fromAvro(earshot.schemas.Tally tally) {
        return new Tally(
                tally.getMentions(),
                tally.getReposts(),
                tally.getNegative(),
                tally.getNeutral(),
                tally.getPositive(),
                tally.getUncertain(),
                tally.getUnscored(),
                tally.getEngagement(),
                tally.getPotentialImpressions(),
                tally.getLate(),
                tally.getRevision(),
                tally.getAuthors(),
                tally.getClusters(),
                tally.getEngagementGained(),
                tally.getImpressions(),
                tally.getViewedEngagement(),
                tally.getViewedPotential());
    }

    static earshot.schemas.ShareOfVoice toAvro(ShareOfVoice shares) {
        return new earshot.schemas.ShareOfVoice(
                shares.brandSet(),
                shares.brandSetVersion(),
                shares.start(),
                shares.end(),
                shares.brands().stream()
                        .map(brand -> new earshot.schemas.BrandTally(
                                brand.brand(),
                                brand.mentions(),
                                brand.authors(),
                                brand.engagement(),
                                brand.potentialImpressions()))
                        .toList(),
                toAvro(shares.status()),
                shares.revision());
    }

    static ShareOfVoice fromAvro(earshot.schemas.ShareOfVoice shares) {
        return new ShareOfVoice(
                shares.getBrandSet(),
                shares.getBrandSetVersion(),
                shares.getStart(),
                shares.getEnd(),
                shares.getBrands().stream()
                        .map(brand -> new ShareOfVoice.BrandTally(
                                brand.getBrand(),
                                brand.getMentions(),
                                brand.getAuthors(),
                                brand.getEngagement(),
                                brand.getPotentialImpressions()))
                        .toList(),
                fromAvro(shares.getStatus()),
                shares.getRevision());
    }

    static earshot.schemas.BrandTopics toAvro(BrandTopics topics) {
        return new earshot.schemas.BrandTopics(
                topics.brandSet(),
                topics.brandSetVersion(),
                topics.brand(),
                topics.start(),
                topics.end(),
                topics.mentions(),
                topics.before(),
                topics.topics().stream()
                        .map(topic -> new earshot.schemas.RankedTopic(
                                topic.ranking().name().toLowerCase(Locale.ROOT),
                                topic.name(),
                                topic.tally().mentions(),
                                topic.tally().positive(),
                                topic.tally().negative(),
                                topic.tally().engagement(),
                                topic.tally().replies(),
                                topic.before(),
                                topic.surprise()))
                        .toList(),
                toAvro(topics.status()),
                topics.revision());
    }

    static BrandTopics fromAvro(earshot.schemas.BrandTopics topics) {
        return new BrandTopics(
                topics.getBrandSet(),
                topics.getBrandSetVersion(),
                topics.getBrand(),
                topics.getStart(),
                topics.getEnd(),
                topics.getMentions(),
                topics.getBefore(),
                topics.getTopics().stream()
                        .map(topic -> new Ranked(
                                Ranking.valueOf(topic.getRanking().toUpperCase(Locale.ROOT)),
                                topic.getName(),
                                new TopicTally(
                                        topic.getMentions(),
                                        topic.getPositive(),
                                        topic.getNegative(),
                                        topic.getEngagement(),
                                        topic.getReplies()),
                                topic.getBefore(),
                                topic.getSurprise()))
                        .toList(),
                fromAvro(topics.getStatus()),
                topics.getRevision());
    }

    static earshot.schemas.FeedWindow toAvro(FeedWindow window) {
        FeedTally tally = window.tally();
        return new earshot.schemas.FeedWindow(
                window.platform(),
                window.start(),
                window.end(),
                new earshot.schemas.FeedTally(
                        tally.payloads(),
                        tally.posts(),
                        tally.reposts(),
                        tally.counts(),
                        tally.removals(),
                        tally.restorations(),
                        tally.rejected(),
                        tally.matched(),
                        tally.unique()),
                toAvro(window.status()));
    }

    static FeedWindow fromAvro(earshot.schemas.FeedWindow window) {
        earshot.schemas.FeedTally tally = window.getTally();
        return new FeedWindow(
                window.getPlatform(),
                window.getStart(),
                window.getEnd(),
                new FeedTally(
                        tally.getPayloads(),
                        tally.getPosts(),
                        tally.getReposts(),
                        tally.getCounts(),
                        tally.getRemovals(),
                        tally.getRestorations(),
                        tally.getRejected(),
                        tally.getMatched(),
                        tally.getUnique()),
                fromAvro(window.getStatus()));
    }

    private static earshot.schemas.WindowStatus toAvro(WindowStatus status) {
        return earshot.schemas.WindowStatus.valueOf(status.name());
    }

    private static WindowStatus fromAvro(earshot.schemas.WindowStatus status) {
        return WindowStatus.valueOf(status.name());
    }
}
