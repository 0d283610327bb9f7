package io.strowger.session;

import io.strowger.core.model.ServiceCode;
import io.strowger.core.model.SessionId;
import io.strowger.core.model.SessionKey;
import io.strowger.core.push.PushEvent;
import io.strowger.store.Pushes;
import io.vertx.core.Future;
import io.vertx.core.Promise;
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
    public Future<Boolean> happened(SessionId session, PushEvent event, long now) {
        return write(
                switch (event) {
                    case PushEvent.SubmitPrepared(var first, var clientState) ->
                            "submitting " + first.text() + " " + clientState;
                    case PushEvent.SubmitAccepted() -> "accepted";
                    case PushEvent.SubmitRefused() -> "refused";
                    case PushEvent.SubmitUnanswered() -> "unknown";
                    case PushEvent.SubscriberReplied(var subscriber) ->
                            "shown to " + subscriber.msisdn().digits();
                    case PushEvent.PushAsked _, PushEvent.PushAbandoned _, PushEvent.TimePassed _ ->
                            throw new AssertionError("not for a session: " + event);
                },
                session);
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
