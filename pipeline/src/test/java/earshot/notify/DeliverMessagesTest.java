package earshot.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import earshot.model.DeadLetter;
import earshot.model.RejectReason;
import earshot.notify.UnreliableHttp.Request;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The clock is the test's, the receivers are real servers: what a day of tries is takes no day. */
class DeliverMessagesTest {

    private static final Instant START = Alerts.START.plus(Duration.ofMinutes(16));

    private static final Configuration NO_KRYO = new Configuration().set(PipelineOptions.GENERIC_TYPES, false);

    private UnreliableHttp desk;
    private UnreliableHttp other;
    private KeyedOneInputStreamOperatorTestHarness<String, Message, DeadLetter> flink;
    private Instant now = START;

    @BeforeEach
    void open() throws Exception {
        desk = new UnreliableHttp();
        other = new UnreliableHttp();
        now = START;
        flink = harness();
        flink.open();
    }

    @AfterEach
    void close() throws Exception {
        flink.close();
        desk.close();
        other.close();
    }

    @Test
    void aMessageIsPostedOnceWithItsKeyAndAsJson() throws Exception {
        sends(Alerts.opened("desk", "velora"));
        waitsFor(() -> isDelivered(1));
        Request request = desk.requests().get(0);
        assertThat(request.headers())
                .containsEntry(
                        "Idempotency-Key", Alerts.opened("desk", "velora").key())
                .containsEntry("Content-Type", "application/json; charset=UTF-8");
        assertThat(request.body()).startsWith("{\"version\":1,").contains("\"summary\":\"velora: 212 negative");
        goesOn(Duration.ofHours(2));
        assertThat(desk.requests()).hasSize(1);
        assertThat(flink.numKeyedStateEntries()).isZero();
    }

    @Test
    void whatFailsIsTriedAgainLaterAndLater_withTheSameKeyAndBody() throws Exception {
        for (int i = 0; i < 4; i++) {
            desk.then(UnreliableHttp.status(500));
        }
        sends(Alerts.opened("desk", "velora"));
        List<Duration> pauses = new ArrayList<>();
        Instant before = now;
        for (int tries = 2; tries <= 5; tries++) {
            int expected = tries;
            waitsFor(() -> desk.requests().size() == expected);
            pauses.add(Duration.between(before, now));
            before = now;
        }
        waitsFor(() -> isDelivered(5));
        long[] whole = {5, 10, 20, 40};
        for (int i = 0; i < 4; i++) {
            // Half of a pause at least, and what it took to see the answer.
            assertThat(pauses.get(i)).isBetween(Duration.ofSeconds(whole[i] / 2), Duration.ofSeconds(whole[i] + 10));
        }
        assertThat(desk.requests())
                .extracting(Request::body)
                .containsOnly(desk.requests().get(0).body());
        assertThat(desk.requests())
                .extracting(request -> request.headers().get("Idempotency-Key"))
                .containsOnly(Alerts.opened("desk", "velora").key());
    }

    @Test
    void aReceiverThatHangsDelaysNoOther() throws Exception {
        desk.then(desk.hang());
        sends(Alerts.opened("desk", "velora"));
        sends(Alerts.opened("desk", "kestrel"));
        sends(Alerts.opened("other", "velora"));
        waitsFor(() -> other.requests().size() == 1);
        assertThat(desk.requests()).hasSizeLessThan(2);
        // It is let go when it has not answered for a minute of the clock, and the next is sent.
        goesOn(Duration.ofSeconds(62));
        waitsFor(() -> desk.requests().size() >= 3);
        waitsFor(() -> flink.numKeyedStateEntries() == 0);
    }

    @Test
    void aReceiverThatAsksForTimeGetsIt() throws Exception {
        desk.then(UnreliableHttp.status(429, "Retry-After", "600"));
        sends(Alerts.opened("desk", "velora"));
        waitsFor(() -> desk.requests().size() == 1);
        goesOn(Duration.ofMinutes(9));
        assertThat(desk.requests()).hasSize(1);
        goesOn(Duration.ofMinutes(2));
        waitsFor(() -> isDelivered(2));
    }

    @Test
    void aBrokenConnectionAndARedirectAreFailures_andNothingIsFollowed() throws Exception {
        desk.then(UnreliableHttp.reset()).then(UnreliableHttp.status(302, "Location", other.url()));
        sends(Alerts.opened("desk", "velora"));
        waitsFor(() -> isDelivered(3));
        assertThat(other.requests()).isEmpty();
    }

    @Test
    void whatIsRefusedForGoodIsADeadLetterAtOnceAndHoldsUpNothing() throws Exception {
        desk.then(UnreliableHttp.status(422));
        Message refused = Alerts.opened("desk", "velora");
        sends(refused);
        sends(Alerts.opened("desk", "kestrel"));
        waitsFor(() -> isDelivered(2));
        DeadLetter letter = flink.extractOutputValues().get(0);
        assertThat(letter.reason()).isEqualTo(RejectReason.NOT_DELIVERED);
        assertThat(letter.detail()).matches("desk was not told, after 1 try in \\d+ s: 127.0.0.1 answered 422");
        assertThat(letter.origin()).isEqualTo("notify/desk/" + refused.key());
        assertThat(new String(letter.bytes(), StandardCharsets.UTF_8)).contains("\"key\":\"" + refused.key() + "\"");
    }

    @Test
    void afterADayItIsGivenUp() throws Exception {
        for (int i = 0; i < 10; i++) {
            desk.then(UnreliableHttp.status(503));
        }
        sends(Alerts.opened("desk", "velora"));
        waitsFor(() -> desk.requests().size() == 2);
        goesOn(Duration.ofDays(1));
        waitsFor(() -> !flink.extractOutputValues().isEmpty());
        assertThat(flink.extractOutputValues().get(0).detail())
                .matches(
                        "desk was not told, after [23] tries in 24 h: (127.0.0.1 answered 503|it did not answer within a minute)");
        assertThat(flink.numKeyedStateEntries()).isZero();
    }

    @Test
    void theEndOfAnEpisodeIsNotSentBeforeItsBeginning_andOthersPass() throws Exception {
        desk.then(UnreliableHttp.status(500));
        Message opened = Alerts.opened("desk", "velora");
        sends(opened);
        Message resolved = Alerts.message(
                "desk", Alerts.item(Transition.RESOLVED, opened.items().get(0).alert(), "velora"));
        sends(later(resolved));
        sends(later(Alerts.opened("desk", "kestrel")));
        waitsFor(() -> isDelivered(4));
        assertThat(desk.requests())
                .extracting(request -> request.headers().get("Idempotency-Key"))
                .containsExactly(opened.key(), Alerts.opened("desk", "kestrel").key(), opened.key(), resolved.key());
    }

    @Test
    void aRestartBetweenTwoTriesGoesOnWithTheSameKey() throws Exception {
        desk.then(UnreliableHttp.status(500)).then(UnreliableHttp.status(500));
        sends(Alerts.opened("desk", "velora"));
        waitsFor(() -> desk.requests().size() == 2);
        restart();
        waitsFor(() -> flink.numKeyedStateEntries() == 0);
        assertThat(desk.requests())
                .extracting(request -> request.headers().get("Idempotency-Key"))
                .containsOnly(Alerts.opened("desk", "velora").key());
        assertThat(desk.requests()).hasSizeGreaterThanOrEqualTo(3);
    }

    @Test
    void moreThanAThousandWaitForNobody() throws Exception {
        desk.then(desk.hang());
        for (int i = 0; i <= DeliverMessages.LONGEST_QUEUE; i++) {
            sends(Alerts.opened("desk", "brand-" + i));
        }
        assertThat(flink.extractOutputValues())
                .singleElement()
                .extracting(DeadLetter::detail)
                .isEqualTo("desk was not told, after 0 tries in 0 s: 1000 messages wait for it already");
    }

    @Test
    void aReceiverThatWasTakenOutOfTheRoutesIsADeadLetter() throws Exception {
        sends(Alerts.opened("gone", "velora"));
        assertThat(flink.extractOutputValues())
                .extracting(DeadLetter::detail)
                .containsExactly("gone was not told, after 1 try in 0 s: there is no such receiver any more");
    }

    private static Message later(Message message) {
        return new Message(
                message.receiver(),
                message.channel(),
                message.items(),
                message.writtenAt().plusSeconds(1));
    }

    private boolean isDelivered(int requests) {
        return desk.requests().size() == requests && flink.numKeyedStateEntries() == 0;
    }

    private void sends(Message message) throws Exception {
        flink.processElement(new StreamRecord<>(message));
    }

    /** The clock goes on while the servers answer in their own time. */
    private void waitsFor(BooleanSupplier condition) {
        await().pollInterval(Duration.ofMillis(5)).atMost(Duration.ofMinutes(1)).until(() -> {
            now = now.plusMillis(500);
            flink.setProcessingTime(now.toEpochMilli());
            return condition.getAsBoolean();
        });
    }

    private void goesOn(Duration time) throws Exception {
        now = now.plus(time);
        flink.setProcessingTime(now.toEpochMilli());
    }

    private void restart() throws Exception {
        OperatorSubtaskState snapshot = flink.snapshot(1, 1);
        flink.close();
        flink = harness();
        flink.setProcessingTime(now.toEpochMilli());
        flink.initializeState(snapshot);
        flink.open();
    }

    private KeyedOneInputStreamOperatorTestHarness<String, Message, DeadLetter> harness() throws Exception {
        NotifyConfig config = new NotifyConfig(
                List.of(
                        new Receiver.Webhook("desk", new Secret(Secret.Source.TEXT, desk.url()), Secret.NONE),
                        new Receiver.Webhook("other", new Secret(Secret.Source.TEXT, other.url()), Secret.NONE)),
                List.of(),
                List.of(),
                Duration.ZERO,
                Duration.ZERO,
                Duration.ofHours(6),
                Duration.ofDays(1),
                List.of("127.0.0.1"),
                List.of());
        var opened = new KeyedOneInputStreamOperatorTestHarness<>(
                new KeyedProcessOperator<>(new DeliverMessages(config)), Message::channel, Types.STRING);
        opened.getExecutionConfig()
                .getSerializerConfig()
                .configure(NO_KRYO, getClass().getClassLoader());
        opened.setProcessingTime(START.toEpochMilli());
        return opened;
    }
}
