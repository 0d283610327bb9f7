package io.strowger.session;

import io.strowger.core.model.Screen;
import io.strowger.core.model.ServiceCode;
import io.strowger.core.model.SessionId;
import io.strowger.core.model.SessionKey;
import io.strowger.store.Pushes;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** A store of paid pushes that is durable when the test says so. */
final class PurseByHand implements Pushes {

    /** One thing to be written. */
    record Write(String what, SessionId session, Promise<Boolean> done) {

        void isDurable() {
            done.complete(true);
        }
    }

    final BlockingQueue<Write> writes = new LinkedBlockingQueue<>();

    private Future<Boolean> write(String what, SessionId session) {
        Promise<Boolean> done = Promise.promise();
        writes.add(new Write(what, session, done));
        return done.future();
    }

    @Override
    public Future<Boolean> submitting(
            SessionId session, Screen first, String clientState, long now) {
        return write("submitting " + first.text() + " " + clientState, session);
    }

    @Override
    public Future<Boolean> accepted(SessionId session, long now) {
        return write("accepted", session);
    }

    @Override
    public Future<Boolean> shown(SessionId session, SessionKey subscriber, long now) {
        return write("shown to " + subscriber.msisdn().digits(), session);
    }

    @Override
    public Future<Boolean> refused(SessionId session, int status, Buffer answer, long now) {
        return write("refused " + status + " " + answer, session);
    }

    @Override
    public Future<Boolean> abandon(SessionId session, long now) {
        throw new AssertionError("who holds the price gives it back");
    }

    @Override
    public Future<Boolean> unknown(SessionId session, long now) {
        return write("unknown", session);
    }

    @Override
    public Future<Void> moved(SessionId session) {
        return write("moved", session).mapEmpty();
    }

    @Override
    public Future<Begun> begin(Push push) {
        throw new AssertionError("a session holds nothing");
    }

    @Override
    public Future<Swept> sweep(long heldBefore, long unknownBefore, long now) {
        throw new AssertionError("a session sweeps nothing");
    }

    @Override
    public Future<Integer> forget(long now, int most) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Future<Integer> forgetRecoveries(long now, int most) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Future<Integer> forgetMisses(long now, int most) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Future<Claim> claim(
            SessionKey subscriber, ServiceCode code, String token, String dialogueId, long now) {
        throw new AssertionError("these sessions are not recovered");
    }

    @Override
    public Future<Optional<Begun>> repeated(Retried retried, long now) {
        throw new UnsupportedOperationException();
    }
}
