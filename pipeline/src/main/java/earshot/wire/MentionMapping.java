package earshot.wire;

import earshot.model.Author;
import earshot.model.BrandMatch;
import earshot.model.Cue;
import earshot.model.Engagement;
import earshot.model.Evidence;
import earshot.model.Fingerprint;
import earshot.model.Intent;
import earshot.model.Mention;
import earshot.model.Post;
import earshot.model.PostKind;
import earshot.model.Sentiment;
import earshot.model.SentimentLabel;
import earshot.model.Span;
import java.util.List;

/** {@link Mention} and all within it. */
final class MentionMapping {

    private MentionMapping() {}

    static earshot.schemas.Mention toAvro(Mention mention) {
        return new earshot.schemas.Mention(
                mention.id(),
                toAvro(mention.post()),
                toAvro(mention.match()),
                toAvro(mention.engagement()),
                new earshot.schemas.Fingerprint(
                        mention.fingerprint().author(), mention.fingerprint().text()),
                mention.removed(),
                mention.observedAt(),
                mention.receivedAt(),
                mention.revision(),
                mention.hourOfWeek());
    }

    static Mention fromAvro(earshot.schemas.Mention mention) {
        return new Mention(
                mention.getId(),
                fromAvro(mention.getPost()),
                fromAvro(mention.getMatch()),
                fromAvro(mention.getEngagement()),
                new Fingerprint(
                        mention.getFingerprint().getAuthor(),
                        mention.getFingerprint().getText()),
                mention.getRemoved(),
                mention.getObservedAt(),
                mention.getReceivedAt(),
                mention.getRevision(),
                mention.getHourOfWeek());
    }

    private static earshot.schemas.Post toAvro(Post post) {
        Author author = post.author();
        return new earshot.schemas.Post(
                post.id(),
                post.platform(),
                earshot.schemas.PostKind.valueOf(post.kind().name()),
                new earshot.schemas.Author(
                        author.id(), author.name(), author.handle(), author.followers(), author.verified()),
                post.text(),
                post.title(),
                post.links(),
                post.hashtags(),
                post.mentions(),
                post.media(),
                post.language(),
                post.place(),
                post.rating(),
                post.parentId(),
                post.rootId(),
                post.originalId(),
                post.permalink(),
                post.publishedAt(),
                post.versionAt(),
                post.source());
    }

    private static Post fromAvro(earshot.schemas.Post post) {
        earshot.schemas.Author author = post.getAuthor();
        return new Post(
                post.getId(),
                post.getPlatform(),
                PostKind.valueOf(post.getKind().name()),
                new Author(
                        author.getId(),
                        author.getName(),
                        author.getHandle(),
                        author.getFollowers(),
                        author.getVerified()),
                post.getText(),
                post.getTitle(),
                List.copyOf(post.getLinks()),
                List.copyOf(post.getHashtags()),
                List.copyOf(post.getMentions()),
                List.copyOf(post.getMedia()),
                post.getLanguage(),
                post.getPlace(),
                post.getRating(),
                post.getParentId(),
                post.getRootId(),
                post.getOriginalId(),
                post.getPermalink(),
                post.getPublishedAt(),
                post.getVersionAt(),
                post.getSource());
    }

    private static earshot.schemas.BrandMatch toAvro(BrandMatch match) {
        Sentiment sentiment = match.sentiment();
        return new earshot.schemas.BrandMatch(
                match.brandSet(),
                match.brandSetVersion(),
                match.brand(),
                match.hits().stream().map(MentionMapping::toAvro).toList(),
                match.ownSites(),
                new earshot.schemas.Sentiment(
                        earshot.schemas.SentimentLabel.valueOf(sentiment.label().name()),
                        sentiment.negative(),
                        sentiment.neutral(),
                        sentiment.positive(),
                        sentiment.language(),
                        sentiment.model()),
                match.intents().stream()
                        .map(intent -> earshot.schemas.Intent.valueOf(intent.name()))
                        .toList(),
                new earshot.schemas.Evidence(
                        toAvro(match.evidence().sentence()),
                        match.evidence().cues().stream()
                                .map(cue -> new earshot.schemas.Cue(toAvro(cue.span()), cue.weight()))
                                .toList()));
    }

    private static earshot.schemas.Span toAvro(Span span) {
        return new earshot.schemas.Span(span.field(), span.start(), span.end(), span.clause());
    }

    private static BrandMatch fromAvro(earshot.schemas.BrandMatch match) {
        earshot.schemas.Sentiment sentiment = match.getSentiment();
        return new BrandMatch(
                match.getBrandSet(),
                match.getBrandSetVersion(),
                match.getBrand(),
                match.getHits().stream().map(MentionMapping::fromAvro).toList(),
                List.copyOf(match.getOwnSites()),
                new Sentiment(
                        SentimentLabel.valueOf(sentiment.getLabel().name()),
                        sentiment.getNegative(),
                        sentiment.getNeutral(),
                        sentiment.getPositive(),
                        sentiment.getLanguage(),
                        sentiment.getModel()),
                match.getIntents().stream()
                        .map(intent -> Intent.valueOf(intent.name()))
                        .toList(),
                new Evidence(
                        fromAvro(match.getEvidence().getSentence()),
                        match.getEvidence().getCues().stream()
                                .map(cue -> new Cue(fromAvro(cue.getSpan()), cue.getWeight()))
                                .toList()));
    }

    private static Span fromAvro(earshot.schemas.Span span) {
        return new Span(span.getField(), span.getStart(), span.getEnd(), span.getClause());
    }

    private static earshot.schemas.Engagement toAvro(Engagement engagement) {
        return new earshot.schemas.Engagement(
                engagement.likes(),
                engagement.replies(),
                engagement.reposts(),
                engagement.quotes(),
                engagement.saves(),
                engagement.views());
    }

    private static Engagement fromAvro(earshot.schemas.Engagement engagement) {
        return new Engagement(
                engagement.getLikes(),
                engagement.getReplies(),
                engagement.getReposts(),
                engagement.getQuotes(),
                engagement.getSaves(),
                engagement.getViews());
    }
}
