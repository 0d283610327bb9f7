package io.strowger.network.simulator;

import static io.strowger.network.simulator.SimulatorFixture.KEY;
import static io.strowger.network.simulator.SimulatorFixture.SESSION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.strowger.bus.NetworkAnswer;
import io.strowger.bus.NetworkRequest;
import io.strowger.bus.NetworkRequest.Kind;
import io.strowger.core.model.Msisdn;
import io.strowger.core.model.Receipt;
import io.strowger.core.model.Screen;
import io.strowger.core.model.ServiceCode;
import io.strowger.core.model.SessionKey;
import io.strowger.core.model.ShortMessage;
import io.strowger.core.push.SubmitOutcome.Accepted;
import io.strowger.core.push.SubmitOutcome.Refused;
import io.strowger.core.push.SubmitOutcome.Unknown;
import io.strowger.core.session.SessionEvent.NotDelivered;
import io.strowger.network.simulator.Behaviour.Mode;
import io.strowger.network.simulator.HandsetOutcome.Answered;
import io.strowger.network.simulator.HandsetView.Shown;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@ExtendWith(VertxExtension.class)
class SimulatorNetworkTest {

    private static final ServiceCode CODE = ServiceCode.parse("*713#");
    private static final String PUSHED = "00000000000000090000000000000009";
    private static final SessionKey OTHER = new SessionKey("demo", new Msisdn(233200585543L));

    private SimulatorFixture on;
    private SimulatorNetwork network;

    @BeforeEach
    void deploy(Vertx vertx) {
        on = new SimulatorFixture(vertx, 2);
        network = on.network;
    }

    private String dial() {
        network.dial(KEY, "*713#").await();
        return on.lastHeard().dialogueId();
    }

    private static HandsetOutcome refused(HandsetRefusal refusal) {
        return new HandsetOutcome.Refused(refusal);
    }

    @Test
    void shouldDialAndReplyInOneDialogueWithRisingSequence() {
        HandsetOutcome menu = network.dial(KEY, "*713#").await();
        network.reply(KEY, "1").await();

        assertThat(menu)
                .isEqualTo(new Answered(new Shown(SESSION.hex(), Screen.expectingReply("menu 1"))));
        String dialogue = on.heard.getFirst().dialogueId();
        assertThat(dialogue).matches("[0-9a-f]{32}");
        assertThat(on.heard)
                .containsExactly(
                        new NetworkRequest(Kind.DIALLED, KEY, dialogue, 1, "*713#"),
                        new NetworkRequest(Kind.REPLIED, KEY, dialogue, 2, "1"));
    }

    @Test
    void shouldHaveNothingToReplyToAfterTheFinalScreen() {
        on.room(Screen.last("bye"));
        dial();

        assertThat(network.reply(KEY, "1").await())
                .isEqualTo(refused(HandsetRefusal.NO_OPEN_SCREEN));
        assertThat(on.view().shown()).isEqualTo(new Shown(SESSION.hex(), Screen.last("bye")));
        assertThat(on.heard).hasSize(1);
    }

    @Test
    void shouldRefuseAReplyWhileTheScreenIsAwaited() {
        Promise<NetworkAnswer> screen = Promise.promise();
        on.room(_ -> screen.future());
        Future<HandsetOutcome> dialled = network.dial(KEY, "*713#");

        assertThat(network.reply(KEY, "1").await())
                .isEqualTo(refused(HandsetRefusal.NO_OPEN_SCREEN));

        screen.complete(new NetworkAnswer(SESSION, Screen.expectingReply("menu"), false, "", 0));
        assertThat(dialled.await()).isInstanceOf(Answered.class);
    }

    @Test
    void shouldBeginANewDialogueOnASecondDial() {
        String first = dial();
        String second = dial();

        assertThat(second).isNotEqualTo(first);
        assertThat(on.lastHeard())
                .isEqualTo(new NetworkRequest(Kind.DIALLED, KEY, second, 1, "*713#"));
    }

    @Test
    void shouldNotShowTheLateScreenOfADialogueThatIsOver() {
        Promise<NetworkAnswer> late = Promise.promise();
        on.room(_ -> late.future());
        Future<HandsetOutcome> first = network.dial(KEY, "*713#");
        await().until(() -> on.heard.size() == 1);
        on.room(Screen.expectingReply("second"));
        dial();

        late.complete(new NetworkAnswer(SESSION, Screen.expectingReply("first"), false, "", 0));
        first.await();

        assertThat(on.view().shown())
                .isEqualTo(new Shown(SESSION.hex(), Screen.expectingReply("second")));
    }

    @Test
    void shouldTellTheRouterOfAHangUpOnce() {
        String dialogue = dial();
        network.cancel(KEY).await();
        network.cancel(KEY).await();

        assertThat(on.heard).hasSize(2);
        assertThat(on.lastHeard().kind()).isEqualTo(Kind.CANCELLED);
        assertThat(on.lastHeard().dialogueId()).isEqualTo(dialogue);
        assertThat(on.view().shown()).isNull();
    }

    @Test
    void shouldGiveTheDialogueUpWhenTheRouterFails() {
        on.room(_ -> Future.failedFuture("store down"));

        assertThat(network.dial(KEY, "*713#").await()).isEqualTo(refused(HandsetRefusal.NO_ANSWER));

        assertThat(on.lastHeard().kind()).isEqualTo(Kind.ABORTED);
        assertThat(network.reply(KEY, "1").await())
                .isEqualTo(refused(HandsetRefusal.NO_OPEN_SCREEN));
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "OK")
    void shouldLetNothingThroughInAFaultModeAndAbortTheDialogue(Mode mode) {
        String dialogue = dial();
        on.behave(mode);

        assertThat(network.reply(KEY, "1").await()).isEqualTo(refused(HandsetRefusal.of(mode)));
        assertThat(network.dial(KEY, "*713#").await()).isEqualTo(refused(HandsetRefusal.of(mode)));

        assertThat(on.heard).hasSize(2);
        assertThat(on.lastHeard())
                .isEqualTo(new NetworkRequest(Kind.ABORTED, KEY, dialogue, 2, mode.label()));
    }

    @Test
    void shouldShowASubmitInTheOpenDialogueAndKeepItInTheInbox() {
        String dialogue = dial();

        assertThat(network.show(KEY, dialogue, Screen.last("too late")).await())
                .isEqualTo(new Accepted(dialogue));

        assertThat(on.view().shown()).isEqualTo(new Shown(SESSION.hex(), Screen.last("too late")));
        assertThat(on.view().messages())
                .containsExactly(
                        new Message(
                                Message.Kind.USSD,
                                "demo",
                                "too late",
                                SimulatorFixture.NOW.toEpochMilli()));
        assertThat(network.show(KEY, dialogue, Screen.last("again")).await())
                .isEqualTo(new Refused("no such dialogue"));
    }

    @Test
    void shouldRefuseToShowInADialogueThatIsNotOpen() {
        dial();

        assertThat(network.show(KEY, "other", Screen.last("x")).await())
                .isEqualTo(new Refused("no such dialogue"));
        assertThat(network.show(OTHER, "other", Screen.last("x")).await())
                .isEqualTo(new Refused("no such dialogue"));
    }

    @Test
    void shouldOpenADialogueThatTheSubscriberCanAnswer() {
        assertThat(network.begin(KEY, PUSHED, CODE, Screen.expectingReply("pay?")).await())
                .isEqualTo(new Accepted(PUSHED));
        assertThat(on.view().shown()).isEqualTo(new Shown(PUSHED, Screen.expectingReply("pay?")));

        network.reply(KEY, "1").await();

        assertThat(on.lastHeard()).isEqualTo(new NetworkRequest(Kind.REPLIED, KEY, PUSHED, 1, "1"));
    }

    @Test
    void shouldRefuseToOpenADialogueBesideAnother() {
        dial();

        assertThat(network.begin(KEY, PUSHED, CODE, Screen.expectingReply("pay?")).await())
                .isEqualTo(new Refused("busy"));
        assertThat(on.view().messages()).isEmpty();
    }

    @Test
    void shouldRefuseSubmitsInModeReject() {
        on.behave(Mode.REJECT);

        assertThat(network.begin(KEY, PUSHED, CODE, Screen.last("x")).await())
                .isEqualTo(new Refused("reject"));
        assertThat(on.view()).isEqualTo(HandsetView.EMPTY);
    }

    @ParameterizedTest
    @EnumSource(names = {"BUSY", "ABSENT"})
    void shouldAcceptSubmitsAndReportThemNotDelivered(Mode mode) {
        on.behave(mode);

        assertThat(network.begin(KEY, PUSHED, CODE, Screen.last("x")).await())
                .isEqualTo(new Accepted(PUSHED));

        await().until(() -> !on.notDelivered.isEmpty());
        assertThat(on.notDelivered).containsExactly(new NotDelivered(KEY, PUSHED, mode.label()));
        assertThat(on.view()).isEqualTo(HandsetView.EMPTY);
    }

    @Test
    void shouldNotKnowWhatBecameOfASubmitInModeSilent() {
        on.behave(Mode.SILENT);

        assertThat(network.begin(KEY, PUSHED, CODE, Screen.last("x")).await())
                .isEqualTo(new Unknown());
        assertThat(on.view()).isEqualTo(HandsetView.EMPTY);
    }

    @Test
    void shouldBringShortMessagesToTheInbox() {
        assertThat(network.send(KEY, ShortMessage.of("Acme", "your code"), _ -> {}).await())
                .isInstanceOf(Accepted.class);

        assertThat(on.view().messages())
                .containsExactly(
                        new Message(
                                Message.Kind.SMS,
                                "Acme",
                                "your code",
                                SimulatorFixture.NOW.toEpochMilli()));
        on.behave(Mode.REJECT);
        assertThat(network.send(KEY, ShortMessage.of("Acme", "x"), _ -> {}).await())
                .isEqualTo(new Refused("reject"));
    }

    @ParameterizedTest
    @CsvSource({"OK, DELIVERED", "ABSENT, EXPIRED", "BUSY, UNDELIVERABLE"})
    void shouldReportWhatBecameOfAShortMessage(Mode mode, Receipt receipt) {
        List<Receipt> receipts = new CopyOnWriteArrayList<>();
        on.behave(mode);

        assertThat(network.send(KEY, ShortMessage.of("Acme", "code"), receipts::add).await())
                .isInstanceOf(Accepted.class);

        await().untilAsserted(() -> assertThat(receipts).containsExactly(receipt));
        assertThat(on.notDelivered).isEmpty();
    }

    @Test
    void shouldKeepTheLastHundredMessages() {
        for (int i = 0; i <= Handset.MOST_MESSAGES; i++) {
            network.send(KEY, ShortMessage.of("Acme", "text " + i), _ -> {}).await();
        }

        assertThat(on.view().messages()).hasSize(Handset.MOST_MESSAGES);
        assertThat(on.view().messages().getFirst().text()).isEqualTo("text 1");
    }

    @Test
    void shouldForgetTheHandsetThatWasIdleLongestAndNoneInADialogue() {
        SessionKey third = new SessionKey("demo", new Msisdn(233200585544L));
        network.send(KEY, ShortMessage.of("Acme", "old"), _ -> {}).await();
        network.begin(OTHER, PUSHED, CODE, Screen.expectingReply("open")).await();

        network.begin(third, PUSHED, CODE, Screen.expectingReply("open")).await();

        assertThat(on.view()).isEqualTo(HandsetView.EMPTY);
        assertThat(network.look(OTHER).await().shown()).isNotNull();
        assertThat(network.dial(KEY, "*713#").await())
                .isEqualTo(refused(HandsetRefusal.TOO_MANY_HANDSETS));
    }

    @Test
    void shouldAnswerOnTheContextOfTheCaller(Vertx vertx) {
        io.vertx.core.Context caller = vertx.getOrCreateContext();
        Promise<io.vertx.core.Context> answered = Promise.promise();
        caller.runOnContext(_ ->
                network.begin(KEY, PUSHED, CODE, Screen.last("x"))
                        .onSuccess(_ -> answered.complete(Vertx.currentContext())));

        assertThat(answered.future().await()).isSameAs(caller);
    }
}
