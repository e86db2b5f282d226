package earshot.measure;

import earshot.model.Contribution;
import earshot.model.Cut;
import earshot.model.Fingerprint;
import earshot.model.Tally;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.functions.FlatMapFunction;
import org.apache.flink.util.Collector;

/**
 * Puts each contribution into the windows of its time, marked late where the window was closed by then, and into the
 * windows that follow these as what was there before.
 */
public final class AssignWindows implements FlatMapFunction<Contribution, WindowDelta> {

    private static final long serialVersionUID = 1;
    private static final List<Cut> WHOLE = List.of(Cut.ALL);

    private final MeasureConfig config;

    public AssignWindows(MeasureConfig config) {
        this.config = config;
    }

    @Override
    public void flatMap(Contribution contribution, Collector<WindowDelta> out) {
        List<Cut> all = new ArrayList<>(WHOLE);
        all.addAll(contribution.cuts());
        for (Duration length : config.windows()) {
            boolean isLong = MeasureConfig.isLong(length);
            if (contribution.byTheHour() && !isLong) {
                continue;
            }
            Windows windows = new Windows(length, config.zone());
            Windows.Span span = windows.of(contribution.at());
            WindowDelta own = empty(contribution, span);
            own.add(tally(contribution, span.end()), isLong ? all : WHOLE);
            Fingerprint fingerprint = contribution.fingerprint();
            own.count(fingerprint, contribution.retracted() ? -1 : 1, isLong ? all : WHOLE);
            out.collect(own);
            if (isLong) {
                Windows.Span next = windows.of(span.end());
                WindowDelta before = empty(contribution, next);
                before.addPrevious(tally(contribution, next.end()));
                out.collect(before);
            }
        }
    }

    private static WindowDelta empty(Contribution contribution, Windows.Span span) {
        return new WindowDelta(
                contribution.brandSet(),
                contribution.brandSetVersion(),
                contribution.brand(),
                span.start(),
                span.end(),
                contribution.sentimentModel());
    }

    private Tally tally(Contribution contribution, Instant end) {
        boolean late = contribution.settledAt().isAfter(end.plus(config.lateness(contribution.platform())));
        Tally tally = late ? contribution.tally().asLate() : contribution.tally();
        return contribution.retracted() ? tally.negated() : tally;
    }
}
