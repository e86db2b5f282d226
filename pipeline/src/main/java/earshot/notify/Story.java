package earshot.notify;

import earshot.model.Alert;
import earshot.model.AlertCrowd;
import earshot.model.AlertPost;
import earshot.model.AlertReading;
import earshot.model.AlertTerm;
import earshot.notify.Message.Item;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * One item in the order in which somebody just woken reads it: what it is, the sentence, the numbers, the words, the
 * posts, and what to do. Plain text throughout; posts are strangers' words, so whoever renders it escapes all of it.
 *
 * @param badge {@code CRITICAL}, {@code RESOLVED} …
 * @param isOver whether there is nothing to do any more
 * @param sentence the alert's own
 * @param note what a person must know to read the sentence rightly; {@code ""} for nothing
 * @param dashboard {@code ""} where there is none
 */
record Story(
        String badge,
        boolean isOver,
        String brand,
        String sentence,
        String note,
        List<Fact> facts,
        List<Quote> quotes,
        String dashboard,
        String episodeId) {

    private static final int MOST_TERMS = 5;
    private static final int MOST_QUOTES = 3;
    private static final int LONGEST_QUOTE = 280;
    private static final int LONGEST_SENTENCE = 500;

    /** A number with its name. */
    record Fact(String label, String value) {}

    /** @param link {@code ""} where there is none that can be opened */
    record Quote(String who, String text, String link) {}

    static Story of(Item item, Instant now) {
        Alert alert = item.alert();
        boolean over = item.transition() == Transition.RESOLVED
                || item.transition() == Transition.RETRACTED
                || item.transition() == Transition.PASSED;
        return new Story(
                over ? item.transition().name() : alert.severity().name(),
                over,
                Words.line(item.brandName(), 80),
                Words.line(alert.summary(), LONGEST_SENTENCE),
                note(item, now),
                facts(alert, now, ZoneId.of(item.timeZone())),
                alert.posts().stream().limit(MOST_QUOTES).map(Story::quote).toList(),
                Words.isLink(alert.dashboard()) ? alert.dashboard() : "",
                alert.episodeId());
    }

    private static String note(Item item, Instant now) {
        Alert alert = item.alert();
        ZoneId zone = ZoneId.of(item.timeZone());
        String began = Words.time(alert.startedAt(), now, zone);
        String ended = Words.time(alert.updatedAt(), now, zone);
        String lasted = Words.span(Duration.between(alert.startedAt(), alert.updatedAt()));
        List<String> notes = new ArrayList<>();
        switch (item.transition()) {
            case OPENED -> {}
            case ESCALATED -> notes.add("Graver than when you were told.");
            case REPEATED -> notes.add("Still going on after " + lasted + ", and nobody has acknowledged it.");
            case RESOLVED ->
                notes.add("Over since " + ended + ", after " + lasted + ". This is what it was at its worst.");
            case RETRACTED -> notes.add("Withdrawn: late or removed posts took away the ground it stood on.");
            case PASSED ->
                notes.add("It began at " + began + " and was over at " + ended + ", during your quiet hours.");
        }
        item.campaigns().forEach(name -> notes.add("A campaign is under way: " + Words.line(name, 80) + "."));
        if (!alert.isComplete()) {
            notes.add("Incomplete: nothing is heard from " + String.join(", ", alert.silentFeeds()) + ".");
        }
        return String.join(" ", notes);
    }

    private static List<Fact> facts(Alert alert, Instant now, ZoneId zone) {
        AlertReading reading = alert.reading();
        AlertCrowd crowd = alert.crowd();
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact(
                Words.line(reading.measure(), 40),
                Words.number(reading.observed()) + ", expected " + Words.number(reading.expected()) + " ("
                        + Words.number(reading.low()) + "–" + Words.number(reading.high()) + ")"));
        if (alert.share().share() >= 0) {
            String usual = alert.share().usual() < 0
                    ? ""
                    : ", usually " + Words.percent(alert.share().usual());
            facts.add(new Fact("negative share", Words.percent(alert.share().share()) + usual));
        }
        if (crowd.mentions() > 0) {
            facts.add(new Fact(
                    "who",
                    Words.number(crowd.authors()) + " authors, " + Words.number(crowd.clusters()) + " different texts, "
                            + Words.number(crowd.reposts()) + " reposts"));
        }
        if (!crowd.platforms().isEmpty()) {
            facts.add(new Fact(
                    "where",
                    crowd.platforms().stream()
                            .limit(MOST_TERMS)
                            .map(part -> part.platform() + " " + Words.number(part.mentions()))
                            .collect(Collectors.joining(", "))));
        }
        if (!alert.terms().isEmpty()) {
            facts.add(new Fact(
                    "stands out",
                    alert.terms().stream().limit(MOST_TERMS).map(Story::term).collect(Collectors.joining(", "))));
        }
        facts.add(new Fact(
                "when",
                Words.time(reading.from(), now, zone) + "–" + Words.time(reading.to(), now, zone) + " "
                        + Words.zone(zone) + ", began " + Words.time(alert.startedAt(), now, zone)));
        return facts;
    }

    private static String term(AlertTerm term) {
        return Words.line(term.term(), 40) + " (" + Words.number(term.mentions()) + ")";
    }

    private static Quote quote(AlertPost post) {
        String text = post.sentence().isBlank() ? post.text() : post.sentence();
        String followers = post.followers() < 0 ? "" : ", " + Words.number(post.followers()) + " followers";
        String who = Words.line(post.author(), 60) + " on " + post.platform() + followers + ", "
                + Words.number(post.interactions()) + " interactions";
        return new Quote(who, Words.line(text, LONGEST_QUOTE), Words.isLink(post.permalink()) ? post.permalink() : "");
    }

    /** For subjects, notifications and logs. */
    String headline() {
        return "[" + badge + "] " + sentence;
    }

    String acknowledge() {
        return String.format(Locale.ROOT, "earshot alerts acknowledge %s", shortId());
    }

    String shortId() {
        return episodeId.substring(0, Math.min(8, episodeId.length()));
    }
}
