package io.strowger.network.http;

import io.strowger.core.model.Msisdn;
import io.strowger.core.model.Screen;
import io.strowger.core.model.ServiceCode;
import io.strowger.core.model.SessionId;
import io.strowger.core.model.SessionKey;
import io.strowger.core.push.SubmitOutcome;
import io.strowger.dialect.ReceivedAnswer;
import io.strowger.dialect.Submission;
import io.strowger.dialect.SubmitAnswer;
import io.strowger.dialect.SubmitDialect;
import io.strowger.dialect.WireRequest;
import io.strowger.http.client.ExchangeResult;
import io.strowger.network.Network;
import io.strowger.provision.Outbound;
import io.vertx.core.Future;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A network that we submit to over HTTP. What it took, or certainly did not take, is known by its
 * answer; whatever else happens once a request may have left is unknown, and is never sent again.
 * Only a network that says that it is too busy is asked again, for a short while
 * (docs/protocols/common.md, "Field facts about networks").
 */
final class HttpNetwork implements Network {

    private static final Logger log = LoggerFactory.getLogger(HttpNetwork.class);

    private static final int MOST_DIALOGUES = 20_000;
    private static final long FIRST_PAUSE_MILLIS = 150;
    private static final long THROTTLED_FOR_MILLIS = 2_000;

    private final String id;
    private final Outbound outbound;
    private final SubmitDialect dialect;
    private final Wire wire;
    private final Dialogues dialogues = new Dialogues(MOST_DIALOGUES);

    HttpNetwork(String id, Outbound outbound, SubmitDialect dialect, Wire wire) {
        this.id = id;
        this.outbound = outbound;
        this.dialect = dialect;
        this.wire = wire;
    }

    /** Whether this is still how the network is submitted to. */
    boolean isFor(Outbound now, SubmitDialect spoken) {
        return outbound.equals(now) && dialect.equals(spoken);
    }

    @Override
    public boolean canSubmit() {
        return true;
    }

    /** The network has a request of its own open in every dialogue but those that we opened. */
    @Override
    public Future<SubmitOutcome> show(SessionKey key, String dialogueId, Screen screen) {
        ServiceCode code = dialogues.codeOf(dialogueId);
        if (code == null) {
            return Future.succeededFuture(new SubmitOutcome.Refused("no such dialogue"));
        }
        if (!screen.expectsReply()) {
            dialogues.closed(dialogueId);
        }
        WireRequest request = dialect.show(submission(key, dialogueId, code, screen));
        return request == null
                ? Future.succeededFuture(new SubmitOutcome.Refused("no open request"))
                : submit(key, dialogueId, request);
    }

    @Override
    public Future<SubmitOutcome> begin(
            SessionKey key, String sessionId, ServiceCode code, Screen screen) {
        if (screen.expectsReply()) {
            dialogues.opened(sessionId, code);
        }
        Submission submission = submission(key, sessionId, code, screen);
        return submit(key, sessionId, dialect.begin(submission));
    }

    private Submission submission(
            SessionKey key, String sessionId, ServiceCode code, Screen screen) {
        String notifyUrl = outbound.notifyUrl() == null ? "" : outbound.notifyUrl().toString();
        return new Submission(SessionId.parse(sessionId), key.msisdn(), code, screen, notifyUrl);
    }

    private Future<SubmitOutcome> submit(SessionKey key, String dialogueId, WireRequest request) {
        return submit(key, dialogueId, request, System.nanoTime(), FIRST_PAUSE_MILLIS);
    }

    private Future<SubmitOutcome> submit(
            SessionKey key, String dialogueId, WireRequest request, long began, long pauseMillis) {
        return wire.send(outbound, request, millisSince(began))
                .compose(result -> {
                    SubmitAnswer answer = answer(result);
                    long again = millisSince(began) + pauseMillis;
                    return answer instanceof SubmitAnswer.Throttled && again < THROTTLED_FOR_MILLIS
                            ? wire.pause(pauseMillis)
                                    .compose(_ ->
                                            submit(
                                                    key,
                                                    dialogueId,
                                                    request,
                                                    began,
                                                    2 * pauseMillis))
                            : Future.succeededFuture(outcome(key, dialogueId, answer));
                });
    }

    private SubmitAnswer answer(ExchangeResult result) {
        return switch (result) {
            case ExchangeResult.Answered(var status, var headers, var body) ->
                    dialect.read(new ReceivedAnswer(status, headers::get, body));
            case ExchangeResult.NotSent(var cause) -> new SubmitAnswer.Refused(cause);
            case ExchangeResult.Lost(var cause) -> new SubmitAnswer.Unknown(cause);
        };
    }

    /** What the network says may name the subscriber, and goes into logs and records. */
    private SubmitOutcome outcome(SessionKey key, String dialogueId, SubmitAnswer answer) {
        Msisdn msisdn = key.msisdn();
        return switch (answer) {
            case SubmitAnswer.Accepted() -> new SubmitOutcome.Accepted(dialogueId);
            case SubmitAnswer.Refused(var cause) -> refused(dialogueId, msisdn.maskedIn(cause));
            case SubmitAnswer.Throttled(var cause) -> refused(dialogueId, msisdn.maskedIn(cause));
            case SubmitAnswer.Unknown(var cause) -> {
                log.atWarn()
                        .addKeyValue("network", id)
                        .addKeyValue("cause", msisdn.maskedIn(cause))
                        .log("A network may have taken a screen or not");
                yield new SubmitOutcome.Unknown();
            }
        };
    }

    private SubmitOutcome refused(String dialogueId, String cause) {
        dialogues.closed(dialogueId);
        return new SubmitOutcome.Refused(cause);
    }

    private static long millisSince(long nanos) {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - nanos);
    }
}
