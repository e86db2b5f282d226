package earshot.model;

import java.time.Instant;
import java.util.List;

/**
 * One episode of one rule for one brand as it stands now. An upsert with key {@link #episodeId()}: of two records with
 * one key the one with the higher revision holds.
 *
 * @param episodeId hash of rule, rule version, brand set, brand and first slice: the same after a restart
 * @param rule kebab-case, e.g. {@code negative-spike}
 * @param brandSetVersion of the queries that found the mentions
 * @param startedAt start of the slice that opened the episode, event time
 * @param updatedAt event time up to which it has been applied; a resolved episode ended then
 * @param reading at its worst since the episode opened
 * @param share in the same test window
 * @param crowd in the same test window
 * @param terms that stand out in the same test window, the most telling first
 * @param posts the most engaged of the episode, most first; no removed one is among them
 * @param sentimentModel newest model that scored a mention of the test window; {@code ""} without any
 * @param silentFeeds platforms that normally speak and were silent in the test window; empty where it is complete
 * @param dashboard address that shows the brand in the test window; {@code ""} where none is configured
 * @param summary the plain sentence a person reads first
 * @param provisional told while its slice still filled; the close of that slice decides, and what it does not bear out
 *     ends as {@link EpisodeState#RETRACTED} and stays provisional
 * @param revision the end of the latest slice closed, in milliseconds since 2000; provisional ones count up from there.
 *     So it grows with event time alone, and a replay ends with the same
 */
public record Alert(
        String episodeId,
        String rule,
        int ruleVersion,
        AlertSeverity severity,
        String brandSet,
        int brandSetVersion,
        String brand,
        EpisodeState state,
        Instant startedAt,
        Instant updatedAt,
        AlertReading reading,
        AlertShare share,
        AlertCrowd crowd,
        List<AlertTerm> terms,
        List<AlertPost> posts,
        String sentimentModel,
        List<String> silentFeeds,
        String dashboard,
        String summary,
        boolean provisional,
        long revision) {

    /** Whether every platform that normally speaks was heard in the test window. */
    public boolean isComplete() {
        return silentFeeds.isEmpty();
    }
}
