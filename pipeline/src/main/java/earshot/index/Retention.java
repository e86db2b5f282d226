package earshot.index;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.ExpandWildcard;
import co.elastic.clients.elasticsearch.indices.ResolveIndexResponse;
import co.elastic.clients.elasticsearch.indices.resolve_index.ResolveIndexDataStreamsItem;
import co.elastic.clients.elasticsearch.indices.resolve_index.ResolveIndexItem;
import java.io.IOException;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Drops what is older than so many whole months, as whole indices and by their names alone: never a document by itself,
 * never an index that is not named as Earshot names its own.
 */
public final class Retention {

    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("uuuu.MM", Locale.ROOT);
    private static final Pattern OF_A_MONTH = Pattern.compile("(?:"
            + Stream.of(Index.values())
                    .filter(index -> !index.isStream())
                    .map(Index::alias)
                    .collect(Collectors.joining("|"))
            + ")-(\\d{4}\\.\\d{2})");
    private static final Pattern OF_A_STREAM = Pattern.compile("\\.ds-.+-(\\d{4}\\.\\d{2})\\.\\d{2}-\\d{6}");

    private final ElasticsearchClient client;
    private final YearMonth now;
    private final YearMonth oldest;

    /**
     * @param now the month it is
     * @param months whole months to keep beside this one, at least 1
     */
    public Retention(ElasticsearchClient client, YearMonth now, int months) {
        if (months < 1) {
            throw new IllegalArgumentException("at least one month must be kept, not " + months);
        }
        this.client = client;
        this.now = now;
        this.oldest = now.minusMonths(months);
    }

    /**
     * The indices that would go, by name. Of a data stream those which the next one followed before the oldest month
     * that is kept, so that nothing in them is of it.
     *
     * @throws IOException where Elasticsearch cannot be reached
     */
    public List<String> outdated() throws IOException {
        ResolveIndexResponse found = resolve();
        List<String> outdated = new ArrayList<>();
        for (ResolveIndexItem index : found.indices()) {
            if (month(OF_A_MONTH, index.name())
                    .filter(month -> month.isBefore(oldest))
                    .isPresent()) {
                outdated.add(index.name());
            }
        }
        for (ResolveIndexDataStreamsItem stream : found.dataStreams()) {
            List<String> backing = stream.backingIndices();
            for (int i = 0; Index.isStream(stream.name()) && i + 1 < backing.size(); i++) {
                if (month(OF_A_STREAM, backing.get(i + 1))
                        .filter(month -> month.isBefore(oldest))
                        .isPresent()) {
                    outdated.add(backing.get(i));
                }
            }
        }
        return outdated.stream().sorted().toList();
    }

    /**
     * Drops them, and lets each data stream whose newest index is of an earlier month begin the next.
     *
     * @return what was dropped
     * @throws IOException where Elasticsearch cannot be reached
     */
    public List<String> drop() throws IOException {
        for (ResolveIndexDataStreamsItem stream : resolve().dataStreams()) {
            List<String> backing = stream.backingIndices();
            if (Index.isStream(stream.name())
                    && month(OF_A_STREAM, backing.get(backing.size() - 1))
                            .filter(month -> month.isBefore(now))
                            .isPresent()) {
                client.indices().rollover(request -> request.alias(stream.name()));
            }
        }
        List<String> outdated = outdated();
        for (String index : outdated) {
            client.indices().delete(request -> request.index(index));
        }
        return outdated;
    }

    private ResolveIndexResponse resolve() throws IOException {
        return client.indices()
                .resolveIndex(request -> request.name("earshot-*").expandWildcards(ExpandWildcard.All));
    }

    private static Optional<YearMonth> month(Pattern named, String index) {
        Matcher name = named.matcher(index);
        return name.matches() ? Optional.of(YearMonth.parse(name.group(1), MONTH)) : Optional.empty();
    }
}
