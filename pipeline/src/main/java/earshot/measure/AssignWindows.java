package earshot.measure;

import earshot.model.Contribution;
import earshot.model.Tally;
import java.time.Duration;
import java.time.Instant;
import org.apache.flink.api.common.functions.FlatMapFunction;
import org.apache.flink.util.Collector;

/** Puts each contribution into the windows its post was published in, marked late where the window was closed by then. */
public final class AssignWindows implements FlatMapFunction<Contribution, WindowDelta> {

    private static final long serialVersionUID = 1;

    private final MeasureConfig config;

    public AssignWindows(MeasureConfig config) {
        this.config = config;
    }

    @Override
    public void flatMap(Contribution contribution, Collector<WindowDelta> out) {
        for (Duration length : config.windows()) {
            Instant start = windowStart(contribution.publishedAt(), length);
            Instant end = start.plus(length);
            boolean late = contribution.settledAt().isAfter(end.plus(config.lateness()));
            Tally tally = late ? contribution.tally().asLate() : contribution.tally();
            out.collect(new WindowDelta(
                    contribution.brandSet(),
                    contribution.brandSetVersion(),
                    contribution.brand(),
                    start,
                    end,
                    contribution.sentimentModel(),
                    contribution.retracted() ? tally.negated() : tally));
        }
    }

    static Instant windowStart(Instant at, Duration length) {
        long millis = at.toEpochMilli();
        return Instant.ofEpochMilli(millis - Math.floorMod(millis, length.toMillis()));
    }
}
