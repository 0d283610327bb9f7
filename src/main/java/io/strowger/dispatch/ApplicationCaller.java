package io.strowger.dispatch;

import io.strowger.bus.ApplicationReply;
import io.strowger.bus.ApplicationReply.Outcome;
import io.strowger.bus.Told;
import io.strowger.core.model.EndReason;
import io.strowger.core.session.Answer;
import io.strowger.core.session.Effect.AskApplication;
import io.strowger.core.session.Effect.TellApplication;
import io.strowger.core.session.Session;
import io.strowger.dialect.Reading;
import io.strowger.dialect.WireError;
import io.strowger.dialect.WireRequest;
import io.strowger.dispatch.Call.Result;
import io.strowger.dispatch.Gate.Admission;
import io.strowger.dispatch.Gate.Ticket;
import io.vertx.core.Future;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.RequestOptions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Calls applications from one event loop. */
final class ApplicationCaller {

    private static final Logger log = LoggerFactory.getLogger(ApplicationCaller.class);
    private static final Told TOLD = new Told();
    private static final int SERVER_ERROR = 500;

    private final DispatchRoom room;
    private final HttpClient client;
    private final Targets targets;
    private final OpenCalls open = new OpenCalls();

    ApplicationCaller(DispatchRoom room, HttpClient client) {
        this.room = room;
        this.client = client;
        this.targets = new Targets(room);
    }

    /** Asks an application about a hop; never fails, always answers by the hop's deadline. */
    Future<ApplicationReply> ask(AskApplication ask) {
        Session session = ask.session();
        Target target = targets.find(session.application().id());
        if (target == null) {
            return notAsked(EndReason.APPLICATION_FAILED, "no longer provisioned");
        }
        return switch (target.gate().enter(concurrency(target), room.clock().millis())) {
            case Admission.Refused(var reason) -> notAsked(reason, "");
            case Ticket ticket -> ask(ask, target, ticket);
        };
    }

    private Future<ApplicationReply> ask(AskApplication ask, Target target, Ticket ticket) {
        long began = System.nanoTime();
        WireRequest wire = target.dialect().ask(ask, target.application().options());
        return send(target, wire, ask.answerBy())
                .map(result -> {
                    long nanos = System.nanoTime() - began;
                    Session session = ask.session();
                    room.meters()
                            .applicationTook(
                                    session.network().id(), session.application().id(), nanos);
                    return new ApplicationReply(outcome(ask, target, ticket, result), nanos);
                });
    }

    private Outcome outcome(AskApplication ask, Target target, Ticket ticket, Result result) {
        return switch (result) {
            case Result.Answered(var status, var body) when status / 100 == 2 -> {
                ticket.succeeded();
                yield read(target.dialect().read(ask, body, target.application().options()));
            }
            case Result.Answered(var status, var _) -> {
                if (status >= SERVER_ERROR) {
                    ticket.dropped(room.clock().millis());
                } else {
                    ticket.ignored();
                }
                yield new Outcome.Failed(EndReason.APPLICATION_FAILED, "http " + status);
            }
            case Result.Failed(var detail) -> {
                ticket.dropped(room.clock().millis());
                yield new Outcome.Failed(EndReason.APPLICATION_FAILED, detail);
            }
            case Result.TimedOut() -> {
                ticket.dropped(room.clock().millis());
                yield new Outcome.Failed(EndReason.APPLICATION_TIMED_OUT, "");
            }
            case Result.TooLong() -> {
                ticket.ignored();
                yield new Outcome.Failed(EndReason.APPLICATION_TOO_LONG, "answer too long");
            }
        };
    }

    private static Outcome read(Reading<Answer> reading) {
        return switch (reading) {
            case Reading.Read<Answer>(var answer) -> new Outcome.Answered(answer);
            case Reading.Unreadable<Answer>(var error) ->
                    new Outcome.Failed(reason(error), detail(error));
        };
    }

    private static EndReason reason(WireError error) {
        return error.kind() == WireError.Kind.TEXT_TOO_LONG
                ? EndReason.APPLICATION_TOO_LONG
                : EndReason.APPLICATION_UNREADABLE;
    }

    private static String detail(WireError error) {
        return error.field().isEmpty() ? error.message() : error.field() + ": " + error.message();
    }

    /** Tells an application of an end: now, and if that fails, until it listens. */
    Future<Told> tell(TellApplication notice) {
        Target target = targets.find(notice.session().application().id());
        if (target == null) {
            return Future.succeededFuture(TOLD); // nobody is left to be told
        }
        WireRequest wire = target.dialect().tell(notice, target.application().options());
        return switch (target.gate().enter(concurrency(target), room.clock().millis())) {
            case Admission.Refused _ -> keep(notice, target, wire);
            case Ticket ticket -> tell(notice, target, wire, ticket);
        };
    }

    private Future<Told> tell(
            TellApplication notice, Target target, WireRequest wire, Ticket ticket) {
        long by = room.clock().millis() + target.application().terms().answerWithinMillis();
        return send(target, wire, by)
                .compose(result -> {
                    boolean taken =
                            result instanceof Result.Answered(var status, var _)
                                    && status < SERVER_ERROR;
                    if (taken) {
                        ticket.succeeded();
                        return Future.succeededFuture(TOLD);
                    }
                    ticket.dropped(room.clock().millis());
                    return keep(notice, target, wire);
                });
    }

    private Future<Told> keep(TellApplication notice, Target target, WireRequest wire) {
        return room.undelivered()
                .keep(notice, target.application(), wire)
                .map(TOLD)
                .onFailure(error -> {
                    room.meters().noticeLost();
                    log.atWarn()
                            .addKeyValue("session", notice.session().id())
                            .setCause(error)
                            .log("Notice of an end could not be kept");
                });
    }

    private Future<Result> send(Target target, WireRequest wire, long deadline) {
        Call call = new Call(deadline, room.maxAnswerBytes());
        open.add(call);
        RequestOptions request = withHeaders(target.request(wire.path()), wire);
        return call.send(client, request, wire.body()).onComplete(_ -> open.remove(call));
    }

    private static RequestOptions withHeaders(RequestOptions request, WireRequest wire) {
        if (wire.headers().isEmpty()) {
            return request;
        }
        RequestOptions own = new RequestOptions(request);
        wire.headers().forEach(own::putHeader);
        return own;
    }

    /** Ends the calls whose deadline has passed. */
    void tick() {
        open.timeOut(room.clock().millis());
    }

    private static int concurrency(Target target) {
        return target.application().concurrency();
    }

    private static Future<ApplicationReply> notAsked(EndReason reason, String detail) {
        return Future.succeededFuture(new ApplicationReply(new Outcome.Failed(reason, detail), 0));
    }
}
