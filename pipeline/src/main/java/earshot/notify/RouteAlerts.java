package earshot.notify;

import earshot.model.Alert;
import org.apache.flink.api.common.functions.FlatMapFunction;
import org.apache.flink.util.Collector;

/** A copy of each alert for each receiver that a route may lead it to. */
public final class RouteAlerts implements FlatMapFunction<Alert, Routed> {

    private static final long serialVersionUID = 1;

    private final NotifyConfig config;

    public RouteAlerts(NotifyConfig config) {
        this.config = config;
    }

    @Override
    public void flatMap(Alert alert, Collector<Routed> out) {
        for (Receiver receiver : config.receivers()) {
            if (config.route(receiver.name(), alert).isPresent()) {
                out.collect(new Routed(receiver.name(), alert));
            }
        }
    }
}
