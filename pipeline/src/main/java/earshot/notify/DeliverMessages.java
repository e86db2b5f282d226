package earshot.notify;

import earshot.model.AlertEvent;
import earshot.model.DeadLetter;
import earshot.model.RejectReason;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.SimpleCounter;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends messages, each channel's one at a time and beside the others', until they arrive or are given up. Keyed by
 * channel.
 *
 * <p>What is not known to have arrived is in state and is sent again after a restart, with the same key. A thread that
 * sends cannot touch state or set a timer, so while one is under way this looks for its answer every {@link #LOOK}.
 */
public final class DeliverMessages extends KeyedProcessFunction<String, Message, DeadLetter> {

    /** More wait for no channel: whoever has not answered so often needs no more of them. */
    static final int LONGEST_QUEUE = 1_000;

    /** Every try of every message, by the alerts it tells of. */
    public static final OutputTag<AlertEvent> EVENTS = new OutputTag<>("events") {};

    private static final long serialVersionUID = 1;
    private static final String QUEUE = "queue";
    private static final Duration LOOK = Duration.ofMillis(100);
    /** Longer than every timeout of a channel: what takes longer hangs where none reaches. */
    private static final Duration LONGEST_SEND = Duration.ofMinutes(1);

    private static final Logger LOG = LoggerFactory.getLogger(DeliverMessages.class);

    private final NotifyConfig config;
    private transient MapState<String, Queued> queue;
    private transient Map<String, Channel> channels = Map.of();
    private transient Map<String, Underway> underway = Map.of();
    private transient @Nullable ExecutorService threads;
    private transient Random chance = new Random();
    private transient Counter delivered = new SimpleCounter();
    private transient Counter failedTries = new SimpleCounter();
    private transient Counter givenUp = new SimpleCounter();

    /** A try, until its answer has been seen. */
    private record Underway(Queued queued, Instant since, Future<Optional<Undelivered>> answer) {}

    public DeliverMessages(NotifyConfig config) {
        this.config = config;
    }

    @Override
    public void open(OpenContext context) {
        var runtime = getRuntimeContext();
        queue = runtime.getMapState(new MapStateDescriptor<>(QUEUE, Types.STRING, TypeInformation.of(Queued.class)));
        channels = Channels.open(config);
        underway = new HashMap<>();
        chance = new Random();
        threads = Executors.newCachedThreadPool(work -> {
            Thread thread = new Thread(work, "notify");
            thread.setDaemon(true);
            return thread;
        });
        var metrics = runtime.getMetricGroup();
        delivered = metrics.counter("messagesDelivered");
        // A receiver that does not answer moves this one first: look at its address and its secret.
        failedTries = metrics.counter("failedTries");
        givenUp = metrics.counter("messagesGivenUp");
    }

    @Override
    public void processElement(Message message, Context context, Collector<DeadLetter> out) throws Exception {
        Instant now = now(context);
        List<Queued> waiting = waiting();
        if (waiting.size() < LONGEST_QUEUE) {
            if (!queue.contains(message.key())) {
                queue.put(message.key(), Queued.fresh(message, now));
            }
        } else {
            String reason = waiting.size() + " messages wait for it already";
            out.collect(letter(message, 0, Undelivered.forGood(reason), now));
        }
        goOn(message.channel(), context, out);
    }

    @Override
    public void onTimer(long at, OnTimerContext context, Collector<DeadLetter> out) throws Exception {
        goOn(context.getCurrentKey(), context, out);
    }

    private void goOn(String name, Context context, Collector<DeadLetter> out) throws Exception {
        Instant now = now(context);
        Underway trying = underway.get(name);
        if (trying != null) {
            if (trying.answer().isDone()) {
                settle(trying.queued(), trying.answer().get(), now, context, out);
            } else if (trying.since().plus(LONGEST_SEND).isBefore(now)) {
                trying.answer().cancel(true);
                settle(
                        trying.queued(),
                        Optional.of(Undelivered.later("it did not answer within a minute")),
                        now,
                        context,
                        out);
            } else {
                lookAt(now.plus(LOOK), context);
                return;
            }
            underway.remove(name);
        }
        Optional<Queued> next = Queued.next(waiting());
        if (next.isEmpty()) {
            return;
        }
        if (next.get().dueAt().isAfter(now)) {
            lookAt(next.get().dueAt(), context);
            return;
        }
        Channel channel = channels.get(name);
        Message message = next.get().message();
        if (channel == null || threads == null) {
            settle(
                    next.get(),
                    Optional.of(Undelivered.forGood("there is no such receiver any more")),
                    now,
                    context,
                    out);
            lookAt(now, context);
            return;
        }
        underway.put(name, new Underway(next.get(), now, threads.submit(() -> answer(channel, message, now))));
        lookAt(now.plus(LOOK), context);
    }

    private static Optional<Undelivered> answer(Channel channel, Message message, Instant now) {
        try {
            channel.send(message, now);
            return Optional.empty();
        } catch (Undelivered reason) {
            return Optional.of(reason);
        } catch (RuntimeException | LinkageError e) {
            LOG.error("A message could not be sent in a way nobody thought of", e);
            return Optional.of(Undelivered.later(
                    "it failed in a way it should not have: " + e.getClass().getName()));
        }
    }

    private void settle(
            Queued tried, Optional<Undelivered> failure, Instant now, Context context, Collector<DeadLetter> out)
            throws Exception {
        Message message = tried.message();
        queue.remove(message.key());
        if (failure.isEmpty()) {
            delivered.inc();
            log(tried, AlertEvent.Kind.SENT, "", now, context);
            return;
        }
        failedTries.inc();
        LOG.warn(
                "{} was not reached, try {}: {}",
                message.channel(),
                tried.tries() + 1,
                failure.get().getMessage());
        Optional<Queued> again = tried.afterFailure(failure.get(), now, config.giveUpAfter(), chance.nextDouble());
        if (again.isPresent()) {
            queue.put(message.key(), again.get());
            log(tried, AlertEvent.Kind.FAILED, reason(failure.get()), now, context);
        } else {
            log(tried, AlertEvent.Kind.GIVEN_UP, reason(failure.get()), now, context);
            out.collect(letter(message, tried.tries() + 1, failure.get(), now));
        }
    }

    private static String reason(Undelivered failure) {
        return ": " + failure.getMessage();
    }

    private static void log(Queued tried, AlertEvent.Kind kind, String why, Instant now, Context context) {
        Message message = tried.message();
        int tries = tried.tries() + 1;
        for (Message.Item item : message.items()) {
            String what = item.transition().name().toLowerCase(Locale.ROOT) + ", try " + tries + why;
            context.output(
                    EVENTS, AlertEvent.told(item.alert(), kind, now, message.key(), tries, message.channel(), what));
        }
    }

    private DeadLetter letter(Message message, int tries, Undelivered failure, Instant now) {
        givenUp.inc();
        String detail = String.format(
                Locale.ROOT,
                "%s was not told, after %d %s in %s: %s",
                message.channel(),
                tries,
                tries == 1 ? "try" : "tries",
                Words.span(Duration.between(message.writtenAt(), now)),
                failure.getMessage());
        return new DeadLetter(
                "",
                WebhookBody.of(message),
                RejectReason.NOT_DELIVERED,
                detail,
                -1,
                now,
                "notify/" + message.channel() + "/" + message.key());
    }

    private List<Queued> waiting() throws Exception {
        List<Queued> waiting = new ArrayList<>();
        queue.values().forEach(waiting::add);
        return waiting;
    }

    private static Instant now(Context context) {
        return Instant.ofEpochMilli(context.timerService().currentProcessingTime());
    }

    private static void lookAt(Instant at, Context context) {
        context.timerService().registerProcessingTimeTimer(at.toEpochMilli());
    }

    @Override
    public void close() throws Exception {
        if (threads != null) {
            threads.shutdownNow();
        }
        for (Channel channel : channels.values()) {
            channel.close();
        }
    }
}
