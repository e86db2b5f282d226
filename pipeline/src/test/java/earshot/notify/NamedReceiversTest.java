package earshot.notify;

import static earshot.model.EpisodeState.ACTIVE;
import static earshot.model.EpisodeState.RESOLVED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import earshot.model.Alert;
import earshot.model.AlertSeverity;
import earshot.model.BrandSet;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.junit.jupiter.api.Test;

/** Where a brand set names who is told of a brand. */
class NamedReceiversTest extends ReceiversTimeline {

    @Test
    void whomABrandNamesIsToldAsTheRoutesSay_andNobodyElse() throws Exception {
        restartWith(config(new Route(
                List.of("desk"),
                List.of(),
                List.of("kestrel"),
                List.of(),
                AlertSeverity.WARNING,
                QuietHours.NONE,
                Duration.ZERO,
                Duration.ZERO)));
        arrives("velora", ACTIVE, 1);
        published(4, List.of("nobody", "desk"));
        arrives("velora", ACTIVE, AlertSeverity.INFO, 2);
        arrives("velora", ACTIVE, 3);
        arrives("kestrel", ACTIVE, 4);
        clockAt(10);
        assertThat(told()).containsExactly("3: OPENED velora", "4: OPENED kestrel");
    }

    @Test
    void whereABrandNamesSomebodyElseOnlyTheEndIsTold() throws Exception {
        restartWith(two());
        arrives("velora", ACTIVE, 1);
        clockAt(2);
        published(4, List.of("other"));
        arrives(another("velora", "b", AlertSeverity.CRITICAL, 2), 2);
        arrives("velora", RESOLVED, 3);
        clockAt(10);
        assertThat(told()).containsExactly("1: OPENED velora", "3: RESOLVED velora");
    }

    @Test
    void whereNobodyABrandNamesIsKnownTheRoutesHold() throws Exception {
        published(4, List.of("nobody"));
        arrives("velora", ACTIVE, 1);
        clockAt(10);
        assertThat(told()).containsExactly("1: OPENED velora");
    }

    @Test
    void aReceiverThatOnlyABrandNamesIsToldEverything() {
        Alert alert = Alerts.alert("velora", ACTIVE, AlertSeverity.INFO, at(0));
        assertThat(two().route("other", alert, List.of())).isEmpty();
        assertThat(two().route("other", alert, List.of("other"))).contains(Route.to("other"));
        assertThat(two().route("desk", alert, List.of("other"))).isEmpty();
    }

    @Test
    void aBrandThatIsRoutedToNobodyThereIsIsAnError() {
        BrandSet.Brand brand = new BrandSet.Brand(
                "velora", "Velora", "velora", List.of(), List.of(), List.of(), List.of("night-desk"));
        BrandSet set = new BrandSet("s", 1, List.of(brand), false, List.of(), "UTC", List.of(), List.of());
        assertThatThrownBy(() -> two().check(set))
                .hasMessage("brand velora is routed to night-desk, which is no receiver; there are desk, other");
    }

    private static NotifyConfig two() {
        return new NotifyConfig(
                List.of(new Receiver.Log("desk"), new Receiver.Log("other")),
                List.of(ALL),
                List.of(),
                Duration.ofSeconds(10),
                Duration.ofSeconds(10),
                Duration.ofHours(6),
                Duration.ofDays(1),
                List.of(),
                List.of());
    }

    private void published(int version, List<String> routes) throws Exception {
        var named = Map.of("velora", new Knowledge.Named("Velora", routes));
        var names = new Knowledge.Names("airlines", version, "UTC", named);
        flink.processBroadcastElement(new StreamRecord<>(new Knowledge(List.of(), List.of(names))));
    }
}
