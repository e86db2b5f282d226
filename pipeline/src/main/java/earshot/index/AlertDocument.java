package earshot.index;

import static earshot.index.DocumentWriter.word;

import earshot.model.Alert;
import earshot.model.AlertCrowd;
import earshot.model.AlertPost;
import earshot.model.AlertReading;
import earshot.model.AlertShare;

/** An alert's fields. */
record AlertDocument(Alert alert) {

    void write(DocumentWriter fields) {
        fields.text("episode_id", alert.episodeId())
                .text("rule", alert.rule())
                .number("rule_version", alert.ruleVersion())
                .text("severity", word(alert.severity()))
                .text("state", word(alert.state()))
                .time("updated_at", alert.updatedAt())
                .text("summary", alert.summary())
                .text("dashboard", alert.dashboard())
                .object("reading", this::reading)
                .object("share", this::share)
                .object("crowd", this::crowd)
                .objects("terms", alert.terms(), term -> fields.text("kind", word(term.kind()))
                        .text("term", term.term())
                        .number("mentions", term.mentions())
                        .number("usual", term.usual()))
                .objects("posts", alert.posts(), post -> post(fields, post))
                .text("sentiment_model", alert.sentimentModel())
                .texts("silent_feeds", alert.silentFeeds())
                .flag("complete", alert.isComplete())
                .flag("provisional", alert.provisional());
    }

    private void reading(DocumentWriter fields) {
        AlertReading reading = alert.reading();
        fields.text("measure", reading.measure())
                .time("from", reading.from())
                .time("to", reading.to())
                .number("observed", reading.observed())
                .number("expected", reading.expected())
                .number("low", reading.low())
                .number("high", reading.high())
                .number("score", reading.score())
                .time("baseline_from", reading.baselineFrom())
                .time("baseline_to", reading.baselineTo());
    }

    private void share(DocumentWriter fields) {
        AlertShare share = alert.share();
        if (share.share() != -1) {
            fields.number("value", share.share())
                    .number("low", share.low())
                    .number("high", share.high())
                    .number("score", share.score());
        }
        if (share.usual() != -1) {
            fields.number("usual", share.usual());
        }
    }

    private void crowd(DocumentWriter fields) {
        AlertCrowd crowd = alert.crowd();
        fields.number("mentions", crowd.mentions())
                .number("negative", crowd.negative())
                .number("reposts", crowd.reposts())
                .number("authors", crowd.authors())
                .number("clusters", crowd.clusters())
                .objects("platforms", crowd.platforms(), part -> fields.text("platform", part.platform())
                        .number("mentions", part.mentions()));
    }

    private static void post(DocumentWriter fields, AlertPost post) {
        fields.text("id", post.id())
                .text("platform", post.platform())
                .text("permalink", post.permalink())
                .text("text", post.text())
                .text("sentence", post.sentence())
                .text("author", post.author())
                .count("followers", post.followers())
                .text("sentiment", word(post.sentiment()))
                .number("interactions", post.interactions())
                .time("published_at", post.publishedAt());
    }
}
