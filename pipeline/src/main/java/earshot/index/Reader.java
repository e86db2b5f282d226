package earshot.index;

import static earshot.index.Selection.all;
import static earshot.index.Selection.term;

import com.fasterxml.jackson.databind.JsonNode;
import earshot.index.JsonSearch.Question;
import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads what is indexed, for people. All of it throws {@link IOException} where Elasticsearch cannot be asked. */
public final class Reader implements Closeable {
    private final JsonSearch search;

    public Reader(ElasticsearchConnection connection) {
        this.search = new JsonSearch(connection);
    }

    public Catalogue catalogue() throws IOException {
        return Catalogue.read(search);
    }

    /**
     * @param earlier to compare with
     * @param measured lengths of windows that there are
     * @param most posts, authors, hashtags … to name
     */
    public Overview overview(Selection period, Selection earlier, Bars bars, List<Duration> measured, int most)
            throws IOException {
        return new ReadOverview(period, earlier, bars, bars.window(measured, period.from()), most).read(search);
    }

    /** A page of a reading list; {@code after} is an earlier page's {@code next}, or {@code ""}. */
    public MentionPage mentions(Selection period, MentionFilter filter, MentionPage.Order order, int size, String after)
            throws IOException {
        return new ReadMentions(period, filter, order, size).read(search, after);
    }

    /** Episodes that touch the period, the latest first, as documents. */
    public List<JsonNode> alerts(Selection period) throws IOException {
        return ReadOverview.sources(search.ask(ReadOverview.alerts(period)));
    }

    public Optional<JsonNode> alert(String episodeId) throws IOException {
        return ReadOverview.sources(search.ask(new Question(
                        Index.ALERTS,
                        Map.of("size", 1, "query", all(List.of(term("social.alert.episode_id", episodeId)))))))
                .stream()
                .findFirst();
    }

    /** What happened to an episode and to the messages about it, in order, as documents. */
    public List<JsonNode> alertEvents(String episodeId) throws IOException {
        return ReadOverview.sources(search.ask(new Question(
                Index.ALERT_EVENTS,
                Map.of(
                        "size", 100,
                        "query", all(List.of(term("social.alert_event.episode_id", episodeId))),
                        "sort", List.of(Map.of("@timestamp", "asc"))))));
    }

    public FeedHealth feeds(Selection period, Bars bars, List<Duration> measured) throws IOException {
        return new ReadFeeds(period, bars, bars.window(measured, period.from())).read(search);
    }

    @Override
    public void close() throws IOException {
        search.close();
    }
}
