package earshot.notify;

import earshot.model.Alert;
import org.apache.flink.api.common.functions.FlatMapFunction;
import org.apache.flink.util.Collector;

/** A copy of each alert for each receiver: which of them are told may change with the brand set. */
public final class RouteAlerts implements FlatMapFunction<Alert, Routed> {

    private static final long serialVersionUID = 1;

    private final NotifyConfig config;

    public RouteAlerts(NotifyConfig config) {
        this.config = config;
    }

    @Override
    public void flatMap(Alert alert, Collector<Routed> out) {
        for (Receiver receiver : config.receivers()) {
            out.collect(new Routed(receiver.name(), alert));
        }
    }
}
