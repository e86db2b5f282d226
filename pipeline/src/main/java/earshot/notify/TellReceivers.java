package earshot.notify;

import earshot.model.Alert;
import earshot.model.AlertAction;
import earshot.notify.Message.Item;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.SimpleCounter;
import org.apache.flink.streaming.api.functions.co.KeyedBroadcastProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Writes each receiver's messages: what is new about the episodes routed to it, gathered for a short while, so that a
 * storm over many brands is one message. Keyed by receiver. On the clock's time: quiet hours and silences are people's,
 * not the feed's.
 *
 * <p>State: an episode is forgotten {@link #KEPT} after its last revision went stale; of a rule and brand one time is kept for good.
 */
public final class TellReceivers extends KeyedBroadcastProcessFunction<String, Routed, Knowledge, Message> {

    public static final MapStateDescriptor<String, AlertAction> ACTIONS =
            new MapStateDescriptor<>("actions", Types.STRING, TypeInformation.of(AlertAction.class));
    public static final MapStateDescriptor<String, Knowledge.Names> NAMES =
            new MapStateDescriptor<>("names", Types.STRING, TypeInformation.of(Knowledge.Names.class));

    private static final long serialVersionUID = 1;
    private static final String EPISODES = "episodes";
    private static final String LAST_OPENED = "last-opened";
    private static final String NEXT_LOOK = "next-look";
    private static final String LAST_MESSAGE = "last-message";
    private static final Duration KEPT = Duration.ofDays(30);

    private final NotifyConfig config;
    private transient MapState<String, Told> episodes;
    private transient MapState<String, Opened> lastOpened;
    private transient ValueState<Instant> nextLook;
    private transient ValueState<Instant> lastMessage;
    private transient Counter staleAlerts;
    private transient Counter messagesWritten;

    public TellReceivers(NotifyConfig config) {
        this.config = config;
        this.staleAlerts = new SimpleCounter();
        this.messagesWritten = new SimpleCounter();
    }

    @Override
    public void open(OpenContext context) {
        var runtime = getRuntimeContext();
        episodes =
                runtime.getMapState(new MapStateDescriptor<>(EPISODES, Types.STRING, TypeInformation.of(Told.class)));
        lastOpened = runtime.getMapState(
                new MapStateDescriptor<>(LAST_OPENED, Types.STRING, TypeInformation.of(Opened.class)));
        nextLook = runtime.getState(new ValueStateDescriptor<>(NEXT_LOOK, Types.INSTANT));
        lastMessage = runtime.getState(new ValueStateDescriptor<>(LAST_MESSAGE, Types.INSTANT));
        // Alerts that were too old when they arrived to wake anybody: a topic read again, or a job that was away.
        staleAlerts = runtime.getMetricGroup().counter("staleAlerts");
        messagesWritten = runtime.getMetricGroup().counter("messagesWritten");
    }

    @Override
    public void processBroadcastElement(Knowledge news, Context context, Collector<Message> out) throws Exception {
        var actions = context.getBroadcastState(ACTIONS);
        for (AlertAction action : news.actions()) {
            actions.put(action.id(), action);
        }
        var names = context.getBroadcastState(NAMES);
        for (Knowledge.Names version : news.names()) {
            Knowledge.Names known = names.get(version.brandSet());
            if (known == null || known.version() <= version.version()) {
                names.put(version.brandSet(), version);
            }
        }
    }

    @Override
    public void processElement(Routed routed, ReadOnlyContext context, Collector<Message> out) throws Exception {
        Instant now = Instant.ofEpochMilli(context.currentProcessingTime());
        Alert alert = routed.alert();
        Told told = episodes.get(alert.episodeId());
        if (told == null && route(routed.receiver(), alert, context).isEmpty()) {
            return;
        } else if (told == null) {
            if (alert.updatedAt().plus(config.staleAfter()).isBefore(now)) {
                staleAlerts.inc();
                return;
            }
            told = Told.nothingOf(alert);
        } else if (alert.revision() <= told.alert().revision()) {
            return;
        }
        told = told.with(alert);
        Verdict verdict = judge(routed.receiver(), alert, context).of(told, lastOpened(alert), now);
        episodes.put(alert.episodeId(), verdict.quiet() ? told.heldBack() : told);
        lookAt(verdict.tell().isPresent() ? gathered(now) : verdict.lookAgainAt(), context);
    }

    /** When what is there now is told, with what joins it until then. */
    private Instant gathered(Instant now) throws Exception {
        Instant earliest = now.plus(config.groupWait());
        Instant last = lastMessage.value();
        Instant allowed = last == null ? earliest : last.plus(config.groupInterval());
        return allowed.isAfter(earliest) ? allowed : earliest;
    }

    private void lookAt(Instant at, ReadOnlyContext context) throws Exception {
        Instant next = nextLook.value();
        if (at.isBefore(Instant.MAX) && (next == null || at.isBefore(next))) {
            nextLook.update(at);
            context.timerService().registerProcessingTimeTimer(at.toEpochMilli());
        }
    }

    @Override
    public void onTimer(long at, OnTimerContext context, Collector<Message> out) throws Exception {
        Instant now = Instant.ofEpochMilli(at);
        Instant due = nextLook.value();
        if (due == null || due.isAfter(now)) {
            return;
        }
        nextLook.clear();
        Receiver receiver = config.receiver(context.getCurrentKey()).orElse(null);
        if (receiver == null) {
            // It was taken out of the routes since: there is nobody to tell.
            episodes.clear();
            return;
        }
        List<Item> items = new ArrayList<>();
        Instant lookAgainAt = Instant.MAX;
        for (Told told : known()) {
            Alert alert = told.alert();
            Judge judge = judge(receiver.name(), alert, context);
            Verdict verdict = judge.of(told, lastOpened(alert), now);
            if (verdict.tell().isPresent()) {
                Told after = told.after(verdict.tell().get(), now);
                items.add(item(after, verdict.tell().get(), now, context));
                episodes.put(alert.episodeId(), after);
                if (verdict.tell().get() == Transition.OPENED) {
                    lastOpened.put(ruleAndBrand(alert), new Opened(now, alert.severity()));
                }
                verdict = judge.of(after, lastOpened(alert), now);
            } else if (alert.updatedAt().plus(config.staleAfter()).plus(KEPT).isBefore(now)) {
                episodes.remove(alert.episodeId());
            }
            lookAgainAt = verdict.lookAgainAt().isBefore(lookAgainAt) ? verdict.lookAgainAt() : lookAgainAt;
        }
        lookAt(lookAgainAt, context);
        if (!items.isEmpty()) {
            items.sort(Message.GRAVEST_FIRST);
            lastMessage.update(now);
            messagesWritten.inc();
            Message message = new Message(receiver.name(), receiver.name(), List.copyOf(items), now);
            receiver.channels().forEach(channel -> out.collect(message.to(channel)));
        }
    }

    /** A copy, as it is changed on the way through; in an order that does not hang on the state's. */
    private List<Told> known() throws Exception {
        List<Told> known = new ArrayList<>();
        episodes.values().forEach(known::add);
        known.sort(Comparator.comparing(told -> told.alert().episodeId()));
        return known;
    }

    private Judge judge(String receiver, Alert alert, ReadOnlyContext context) throws Exception {
        return new Judge(
                route(receiver, alert, context).orElse(Route.NOWHERE),
                actions(context),
                ZoneId.of(names(alert, context).timeZone()),
                config.staleAfter());
    }

    private Optional<Route> route(String receiver, Alert alert, ReadOnlyContext context) throws Exception {
        return config.route(
                receiver, alert, names(alert, context).brand(alert.brand()).routes());
    }

    private List<AlertAction> actions(ReadOnlyContext context) throws Exception {
        List<AlertAction> actions = new ArrayList<>(config.campaigns());
        context.getBroadcastState(ACTIONS).immutableEntries().forEach(action -> actions.add(action.getValue()));
        return actions;
    }

    private Knowledge.Names names(Alert alert, ReadOnlyContext context) throws Exception {
        Knowledge.Names published = context.getBroadcastState(NAMES).get(alert.brandSet());
        return published != null
                ? published
                : config.names().stream()
                        .filter(names -> names.brandSet().equals(alert.brandSet()))
                        .findFirst()
                        .orElse(Knowledge.Names.UNKNOWN);
    }

    private Item item(Told told, Transition transition, Instant now, ReadOnlyContext context) throws Exception {
        Alert alert = told.alert();
        Knowledge.Names names = names(alert, context);
        List<String> campaigns = actions(context).stream()
                .filter(action -> action.kind() == AlertAction.Kind.CAMPAIGN)
                .filter(action -> action.isAbout(alert) && action.isInForce(now))
                .map(AlertAction::reason)
                .distinct()
                .sorted()
                .toList();
        return new Item(
                transition, told.messages(), alert, names.brand(alert.brand()).name(), names.timeZone(), campaigns);
    }

    private Opened lastOpened(Alert alert) throws Exception {
        Opened last = lastOpened.get(ruleAndBrand(alert));
        return last == null ? Opened.NEVER : last;
    }

    private static String ruleAndBrand(Alert alert) {
        return alert.rule() + "/" + alert.brandSet() + "/" + alert.brand();
    }
}
