package earshot.model;

import java.time.Instant;

/**
 * What a rule saw in its test window, and what the brand's own past let it expect there.
 *
 * @param measure what was counted, in words that follow a number: {@code negative mentions}, {@code interactions}
 * @param from start of the test window
 * @param to end of the test window
 * @param low lower end of the interval around {@code expected} in which 95 % of such windows lie
 * @param score how unusual it is on the rule's own scale, 1 where the rule begins to speak
 * @param baselineFrom since when the brand was heard; older slices weigh less
 * @param baselineTo up to when the baseline has learned: never within the test window
 */
public record AlertReading(
        String measure,
        Instant from,
        Instant to,
        double observed,
        double expected,
        double low,
        double high,
        double score,
        Instant baselineFrom,
        Instant baselineTo) {}
