package earshot.notify;

import earshot.model.Alert;
import earshot.model.AlertAction;
import earshot.model.AlertSeverity;
import earshot.model.BrandSet;
import java.io.Serializable;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Who is told of which alerts.
 *
 * @param campaigns planned ahead; more may come while the job runs
 * @param groupWait how long the first news waits for more, to be told in one message
 * @param groupInterval least time between two messages to one receiver
 * @param staleAfter news older than that when it arrives opens nothing: a topic read again wakes nobody
 * @param giveUpAfter how long a message is tried before it is a dead letter
 * @param allowedNetworks in CIDR notation: private ones that webhooks may be in
 * @param names of brand sets known at start; what is published goes before
 */
public record NotifyConfig(
        List<Receiver> receivers,
        List<Route> routes,
        List<AlertAction> campaigns,
        Duration groupWait,
        Duration groupInterval,
        Duration staleAfter,
        Duration giveUpAfter,
        List<String> allowedNetworks,
        List<Knowledge.Names> names)
        implements Serializable {

    /** Everything to the log, whatever its age: for a machine of one's own, where feeds are replayed. */
    public static final NotifyConfig LOG = new NotifyConfig(
            List.of(new Receiver.Log("log")),
            List.of(new Route(
                    List.of("log"),
                    List.of(),
                    List.of(),
                    List.of(),
                    AlertSeverity.INFO,
                    QuietHours.NONE,
                    Duration.ZERO,
                    Duration.ZERO)),
            List.of(),
            Duration.ofSeconds(1),
            Duration.ofSeconds(1),
            Duration.ofDays(36_500),
            Duration.ofDays(1),
            List.of(),
            List.of());

    /** Tells people the set's names and times in its zone, though nobody has published it. */
    public NotifyConfig knowing(BrandSet set) {
        return new NotifyConfig(
                receivers,
                routes,
                campaigns,
                groupWait,
                groupInterval,
                staleAfter,
                giveUpAfter,
                allowedNetworks,
                Knowledge.of(set).names());
    }

    /** @throws IllegalArgumentException where a brand is to be told to somebody that there is not */
    public void check(BrandSet set) {
        for (BrandSet.Brand brand : set.brands()) {
            for (String name : brand.routes()) {
                if (receiver(name).isEmpty()) {
                    throw new IllegalArgumentException("brand " + brand.id() + " is routed to " + name
                            + ", which is no receiver; there are "
                            + receivers.stream().map(Receiver::name).sorted().collect(Collectors.joining(", ")));
                }
            }
        }
    }

    Optional<Receiver> receiver(String name) {
        return receivers.stream()
                .filter(receiver -> receiver.name().equals(name))
                .findFirst();
    }

    /**
     * The first that leads there and takes its severity; else the first that may when it becomes graver.
     *
     * @param named the receivers that the brand names; where one of them is known here, they alone are told, each as the
     *     routes that lead to it say whatever brands those are of
     */
    Optional<Route> route(String receiver, Alert alert, List<String> named) {
        boolean isNamed = named.contains(receiver);
        if (!isNamed && named.stream().anyMatch(name -> receiver(name).isPresent())) {
            return Optional.empty();
        }
        List<Route> leading = routes.stream()
                .filter(route -> route.receivers().contains(receiver))
                .toList();
        if (isNamed && leading.isEmpty()) {
            return Optional.of(Route.to(receiver));
        }
        List<Route> covering = leading.stream()
                .filter(route -> isNamed ? route.isOfRule(alert) : route.covers(alert))
                .toList();
        return covering.stream()
                .filter(route -> route.isGraveEnough(alert))
                .findFirst()
                .or(() -> covering.stream().findFirst());
    }
}
