package earshot.alert;

import earshot.model.Slices;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/** Tells each brand of a set, at each close, how much is said of all of them together. Keyed by set. */
public final class SumVoices extends KeyedProcessFunction<String, Intake, Intake> {

    private static final long serialVersionUID = 1;
    private static final String SUMS = "sums";
    private static final String BRANDS = "brands";
    private static final String CLOSED = "closed";

    private final Slices slices;
    private transient MapState<Instant, Map<Instant, SliceCounts>> sums;
    private transient MapState<String, Boolean> brands;
    private transient ValueState<Instant> closed;

    public SumVoices(Slices slices) {
        this.slices = slices;
    }

    @Override
    public void open(OpenContext context) {
        var state = getRuntimeContext();
        sums = state.getMapState(new MapStateDescriptor<>(
                SUMS, Types.INSTANT, Types.MAP(Types.INSTANT, TypeInformation.of(SliceCounts.class))));
        brands = state.getMapState(new MapStateDescriptor<>(BRANDS, Types.STRING, Types.BOOLEAN));
        closed = state.getState(new ValueStateDescriptor<>(CLOSED, Types.INSTANT));
    }

    @Override
    public void processElement(Intake intake, Context context, Collector<Intake> out) throws Exception {
        brands.put(intake.brand, true);
        Instant done = closed.value();
        Instant slice = done == null || done.isBefore(intake.slice) ? intake.slice : done.plus(slices.length());
        Map<Instant, SliceCounts> known = sums.get(slice);
        Map<Instant, SliceCounts> sum = known == null ? new HashMap<>() : known;
        intake.counts.forEach(
                (at, counts) -> sum.merge(at, new SliceCounts(0, 0, 0, counts.mentions()), SliceCounts::plus));
        sums.put(slice, sum);
        context.timerService().registerEventTimeTimer(slices.closesAt(slice).toEpochMilli());
    }

    @Override
    public void onTimer(long at, OnTimerContext context, Collector<Intake> out) throws Exception {
        Instant slice = Instant.ofEpochMilli(at).minus(slices.lateness()).minus(slices.length());
        Map<Instant, SliceCounts> sum = sums.get(slice);
        sums.remove(slice);
        closed.update(slice);
        TreeSet<String> all = new TreeSet<>();
        brands.keys().forEach(all::add);
        for (String brand : sum == null ? List.<String>of() : List.copyOf(all)) {
            Intake told = Intake.nothing(slice);
            told.key = context.getCurrentKey() + "/" + brand;
            told.counts.putAll(sum);
            out.collect(told);
        }
    }
}
