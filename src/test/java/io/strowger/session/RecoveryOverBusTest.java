package io.strowger.session;

import static io.strowger.session.SessionsUnderTest.BYE;
import static io.strowger.session.SessionsUnderTest.CODE;
import static io.strowger.session.SessionsUnderTest.MENU;
import static io.strowger.session.SessionsUnderTest.next;
import static io.strowger.session.SessionsUnderTest.subscriber;
import static io.strowger.store.Futures.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.strowger.bus.CallFailed;
import io.strowger.bus.NetworkAnswer;
import io.strowger.core.model.EndReason;
import io.strowger.core.model.Screen;
import io.strowger.core.model.SessionId;
import io.strowger.core.model.SessionKey;
import io.strowger.core.model.SubscriberText;
import io.strowger.core.session.Answer;
import io.strowger.store.Pushes.Claim;
import io.strowger.store.Pushes.Kept;
import io.vertx.core.Future;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Subscribers dial recovery codes, and networks tell what they lost, over the bus. */
class RecoveryOverBusTest {

    private static final SessionKey KEY = subscriber(1);
    private static final SessionId PUSH = new SessionId(9, 1);
    private static final String DIALLED = "*425*123*00742#";
    private static final Screen NOT_VALID = Screen.last(SubscriberText.NOT_VALID.english());

    private final SessionsUnderTest sessions = new SessionsUnderTest();
    private final BlockingQueue<String> claimed = new LinkedBlockingQueue<>();

    @AfterEach
    void close() {
        sessions.close();
    }

    private void leadsTo(Claim claim) {
        sessions.recoveries =
                (key, code, token, dialogue) -> {
                    claimed.add(code + " " + token + " " + dialogue);
                    return Future.succeededFuture(claim);
                };
    }

    private static Kept kept(String application) {
        return new Kept(PUSH, KEY, application, CODE, MENU, "m1", 1_700_000_000_000L);
    }

    private Screen dials(String dialogueId, String text) {
        return await(sessions.dial(KEY, dialogueId, text)).screen();
    }

    @Test
    void shouldGoOnFromTheScreenThatWasKept() {
        leadsTo(new Claim.Valid(PUSH, kept("bank")));

        assertThat(dials("d1", DIALLED)).isEqualTo(MENU);
        assertThat(next(claimed)).isEqualTo("*425*123# 00742 d1");

        Future<NetworkAnswer> last = sessions.reply(KEY, "d1", "1");
        var asked = next(sessions.asked);
        assertThat(asked.ask().session().id()).isEqualTo(PUSH);
        assertThat(asked.ask().clientState()).isEqualTo("m1");
        asked.answers(new Answer.Show(BYE, ""));
        assertThat(await(last).screen()).isEqualTo(BYE);
        assertThat(next(sessions.records).id()).isEqualTo(PUSH);
    }

    @Test
    void shouldRefuseACodeThatIsNotValid() {
        leadsTo(new Claim.Invalid());

        assertThat(dials("d1", DIALLED)).isEqualTo(NOT_VALID);
        assertThat(next(sessions.records).reason()).isEqualTo(EndReason.RECOVERY_INVALID);
    }

    @Test
    void shouldRefuseTheCodeOfAPushWhoseApplicationIsGone() {
        leadsTo(new Claim.Valid(PUSH, kept("gone")));
        assertThat(dials("d1", DIALLED)).isEqualTo(NOT_VALID);

        leadsTo(new Claim.Valid(PUSH, null));
        assertThat(dials("d2", DIALLED)).isEqualTo(NOT_VALID);
    }

    @Test
    void shouldNotUseUpWhatIsNoCodeAtAll() {
        leadsTo(new Claim.Valid(PUSH, kept("bank")));

        for (String dialled : new String[] {"*425*123#", "*425*123*1#", "*425*123*1234*5#"}) {
            assertThat(dials("d" + dialled, dialled)).isEqualTo(NOT_VALID);
        }
        assertThat(claimed).isEmpty();
    }

    @Test
    void shouldFailTheRequestWhenNobodyCanTellWhatACodeLeadsTo() {
        sessions.recoveries = (_, _, _, _) -> Future.failedFuture("store is down");
        Future<NetworkAnswer> failed = sessions.dial(KEY, "d1", DIALLED);
        assertThatThrownBy(() -> await(failed)).isInstanceOf(CallFailed.class);

        sessions.recoveries =
                (_, _, _, _) -> {
                    throw new IllegalStateException("bug");
                };
        Future<NetworkAnswer> broken = sessions.dial(KEY, "d2", DIALLED);
        assertThatThrownBy(() -> await(broken)).isInstanceOf(CallFailed.class);
    }

    @Test
    void shouldEndWhatANetworkCouldNotDeliver() {
        var pushed = sessions.push(KEY, MENU, "m1");
        var submit = next(sessions.network.begun);
        submit.accepted();
        await(pushed);

        sessions.lost(KEY, "another");
        assertThat(sessions.records).isEmpty();
        sessions.lost(KEY, submit.dialogueId());

        assertThat(next(sessions.records).reason()).isEqualTo(EndReason.NOT_DELIVERED);
        assertThat(next(sessions.told).reason()).isEqualTo(EndReason.NOT_DELIVERED);
    }
}
