package earshot.index;

import static earshot.index.DocumentWriter.word;

import earshot.model.Author;
import earshot.model.BrandMatch;
import earshot.model.Engagement;
import earshot.model.Evidence;
import earshot.model.Mention;
import earshot.model.Post;
import earshot.model.PostKind;
import earshot.model.Sentiment;
import earshot.model.Span;
import java.net.URI;
import java.time.Instant;
import java.util.Objects;

/** A mention's fields. What the windows sum up is left out of plain reposts, so that sums over documents are theirs. */
record MentionDocument(Mention mention) {

    void write(DocumentWriter document, Instant ingestedAt) {
        Post post = mention.post();
        document.timestamp(post.publishedAt())
                .object("event", event -> event.time("ingested", ingestedAt).time("created", mention.receivedAt()))
                .object("user", this::user)
                .object("url", url -> url.text("full", post.permalink()).text("domain", host(post.permalink())))
                .object("geo", geo -> geo.text("name", post.place()))
                .object("social", this::social);
    }

    private void user(DocumentWriter user) {
        Author author = mention.post().author();
        user.text("id", author.id()).text("name", author.handle()).text("full_name", author.name());
    }

    private void social(DocumentWriter social) {
        Post post = mention.post();
        Author author = post.author();
        BrandMatch match = mention.match();
        Documents.brand(social, match.brandSet(), match.brandSetVersion(), match.brand(), mention.revision());
        social.text("platform", post.platform())
                .time("observed_at", mention.observedAt())
                .object("post", this::post)
                .object("local", fields -> WindowFields.local(fields, mention.hourOfWeek()))
                .object("author", fields -> fields.hash(
                                "hash", mention.fingerprint().author())
                        .count("followers", author.followers())
                        .flag("verified", author.verified()))
                .objects("hits", match.hits(), hit -> span(social, hit).text("clause", hit.clause()))
                .object("sentiment", this::sentiment)
                .texts(
                        "intent",
                        match.intents().stream().map(DocumentWriter::word).toList())
                .texts("own_site", match.ownSites())
                .object("engagement", this::engagement);
        if (isCounted()) {
            social.count("potential_impressions", author.followers());
        }
    }

    private void post(DocumentWriter fields) {
        Post post = mention.post();
        fields.text("id", post.id())
                .text("kind", word(post.kind()))
                .time("version_at", post.versionAt())
                .text("title", post.title())
                .text("text", post.text())
                .texts("links", post.links())
                .texts("hashtags", post.hashtags())
                .texts("mentions", post.mentions())
                .texts("media", post.media())
                .text("language", post.language())
                .text("parent_id", post.parentId())
                .text("root_id", post.rootId())
                .text("original_id", post.originalId())
                .text("source", post.source())
                .hash("cluster", mention.fingerprint().text());
        if (post.rating() >= 0) {
            fields.number("rating", post.rating());
        }
    }

    private void sentiment(DocumentWriter fields) {
        Sentiment sentiment = mention.match().sentiment();
        fields.text("label", word(sentiment.label()))
                .number("negative", sentiment.negative())
                .number("neutral", sentiment.neutral())
                .number("positive", sentiment.positive())
                .text("language", sentiment.language())
                .text("model", sentiment.model());
        Evidence evidence = mention.match().evidence();
        if (!evidence.sentence().equals(Span.NONE)) {
            fields.object("sentence", sentence -> span(sentence, evidence.sentence()))
                    .objects("cues", evidence.cues(), cue -> span(fields, cue.span())
                            .number("weight", cue.weight()));
        }
    }

    private static DocumentWriter span(DocumentWriter fields, Span span) {
        return fields.text("field", span.field()).number("start", span.start()).number("end", span.end());
    }

    private void engagement(DocumentWriter fields) {
        Engagement engagement = mention.engagement();
        fields.count("likes", engagement.likes())
                .count("replies", engagement.replies())
                .count("reposts", engagement.reposts())
                .count("quotes", engagement.quotes())
                .count("saves", engagement.saves())
                .count("views", isCounted() ? engagement.views() : -1);
        if (isCounted()) {
            fields.number("interactions", engagement.interactions());
            if (engagement.views() >= 0) {
                fields.number("viewed_interactions", engagement.interactions());
            }
        }
    }

    private boolean isCounted() {
        return mention.post().kind() != PostKind.REPOST;
    }

    private static String host(String url) {
        try {
            return Objects.requireNonNullElse(URI.create(url).getHost(), "");
        } catch (IllegalArgumentException e) {
            return "";
        }
    }
}
