package earshot.model;

import java.time.Instant;

/**
 * One episode of one rule for one brand as it stands now. An upsert with key {@link #episodeId()}.
 *
 * @param episodeId hash of rule, rule version, brand and first slice: the same after a restart
 * @param rule kebab-case, e.g. {@code negative-spike}
 * @param startedAt start of the slice that opened the episode, event time
 * @param updatedAt end of the last slice applied, event time
 * @param observed what was counted in the test window when it was worst since the episode opened
 * @param expected what the brand's own baseline expects there, with its interval
 * @param share negative mentions / mentions in the test window, 0..1
 * @param usualShare the baseline's share, 0..1
 * @param summary the plain sentence a person reads first
 * @param revision number of slices applied since the episode opened, at least 1
 */
public record Alert(
        String episodeId,
        String rule,
        int ruleVersion,
        String brandSet,
        int brandSetVersion,
        String brand,
        EpisodeState state,
        Instant startedAt,
        Instant updatedAt,
        long observed,
        double expected,
        double expectedLow,
        double expectedHigh,
        double share,
        double usualShare,
        String summary,
        long revision) {}
