package earshot.index;

import com.fasterxml.jackson.databind.JsonNode;
import earshot.model.Tally;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What a board shows of a period. Counts are sums over windows' documents but for what is said to be of the mentions'.
 *
 * @param bar length of the bars
 * @param window length of the windows that were added up
 * @param before the same of the period that it is compared with
 * @param net balances of feeling by {@code polar}, {@code overall} and {@code before}, the earlier polar one; each absent
 *     where it would divide by 0
 * @param authors different authors of the mentions; exact up to some ten thousands, an estimate above
 * @param bars every bar of the period in order, the empty ones too
 * @param brands every brand of the set that was mentioned, most first: whatever brand was chosen
 * @param week mentions by weekday and hour of the set's time zone
 * @param top mentions with the most interactions, as documents
 * @param alerts episodes that touch the period, the latest first, as documents
 */
public record Overview(
        Selection period,
        Duration bar,
        Duration window,
        Tally now,
        Tally before,
        Map<String, NetSentiment> net,
        long authors,
        long authorsBefore,
        List<Bar> bars,
        List<Brand> brands,
        List<Hour> week,
        List<Part> platforms,
        List<Part> languages,
        List<Part> kinds,
        List<Part> intents,
        List<Part> hashtags,
        List<Part> links,
        List<Part> ownSites,
        List<Voice> voices,
        List<JsonNode> top,
        List<JsonNode> alerts) {

    /** A stretch of the period. */
    public record Bar(Instant from, Instant to, Tally tally) {}

    /** One brand's numbers. */
    public record Brand(String brand, Tally now, Tally before) {}

    /** @param weekday as {@code monday} */
    public record Hour(String weekday, int hour, long mentions, long negative) {}

    /** Mentions that share a value. */
    public record Part(String value, long mentions, long negative, long positive, long engagement) {}

    /**
     * An author.
     *
     * @param id of the account
     * @param name handle; {@code ""} where there is none
     * @param followers as last told; -1 where not reported
     */
    public record Voice(
            String id,
            String name,
            String fullName,
            String platform,
            long followers,
            long mentions,
            long negative,
            long positive,
            long engagement) {}
}
