package io.strowger.dispatch;

import io.strowger.bus.ApplicationReply;
import io.strowger.bus.ApplicationReply.Outcome;
import io.strowger.core.model.EndReason;
import io.strowger.core.model.Rich;
import io.strowger.core.session.Answer;
import io.strowger.core.session.Effect.AskApplication;
import io.strowger.core.session.Session;
import io.strowger.dialect.ApplicationDialect;
import io.strowger.dialect.Decoded;
import io.strowger.dialect.DialectFailure;
import io.strowger.dialect.ReceivedAnswer;
import io.strowger.dialect.WireError;
import io.strowger.dialect.WireRequest;
import io.strowger.dispatch.ApplicationLimiter.Admission;
import io.strowger.dispatch.ApplicationLimiter.Ticket;
import io.strowger.dispatch.BoundedPost.Result;
import io.strowger.provision.ApplicationDefinition;
import io.vertx.core.Future;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks applications about hops, from one event loop. */
final class ApplicationCaller {

    private static final Logger log = LoggerFactory.getLogger(ApplicationCaller.class);
    private static final int SERVER_ERROR = 500;
    private static final String GONE = "no longer provisioned";

    private final DispatchContext context;
    private final Targets targets;
    private final ApplicationHttpClient posts;

    ApplicationCaller(DispatchContext context, Targets targets, ApplicationHttpClient posts) {
        this.context = context;
        this.targets = targets;
        this.posts = posts;
    }

    /** Asks an application about a hop; never fails, always answers by the hop's deadline. */
    Future<ApplicationReply> ask(AskApplication ask) {
        Session session = ask.session();
        Target target = targets.find(session.application().id());
        if (target == null) {
            return notAsked(EndReason.APPLICATION_FAILED, GONE);
        }
        int concurrency = target.application().concurrency();
        return switch (target.limiter().enter(concurrency, context.clock().millis())) {
            case Admission.Refused(var reason) -> notAsked(reason, "");
            case Ticket ticket -> admitted(ask, target, ticket);
        };
    }

    /** Who unsubscribes waits for those who are in, and whoever comes in later sees it here. */
    private Future<ApplicationReply> admitted(AskApplication ask, Target target, Ticket ticket) {
        if (!targets.isThere(target)) {
            ticket.ignored();
            return notAsked(EndReason.APPLICATION_FAILED, GONE);
        }
        return ask(ask, target, ticket);
    }

    private Future<ApplicationReply> ask(AskApplication ask, Target target, Ticket ticket) {
        WireRequest wire;
        try {
            wire = target.dialect().ask(ask, target.application().options());
        } catch (RuntimeException bug) {
            ticket.ignored();
            return notAsked(EndReason.APPLICATION_FAILED, broken("request", ask, bug));
        }
        long began = System.nanoTime();
        return posts.send(
                        target,
                        wire,
                        ask.answerBy(),
                        RequestIds.of(ask),
                        ticket::sent,
                        () -> targets.isThere(target))
                .map(result -> {
                    long nanos = System.nanoTime() - began;
                    Session session = ask.session();
                    context.meters()
                            .applicationTook(
                                    session.network().id(), session.application().id(), nanos);
                    boolean again = result instanceof Result.Again;
                    return new ApplicationReply(outcome(ask, target, ticket, result), nanos, again);
                });
    }

    private Outcome outcome(AskApplication ask, Target target, Ticket ticket, Result result) {
        return switch (result) {
            case Result.Again(var last) -> outcome(ask, target, ticket, last);
            case Result.Answered(var answer) when answer.status() / 100 == 2 -> {
                ticket.succeeded();
                yield read(ask, target, answer);
            }
            case Result.Answered(var answer) -> {
                if (answer.status() >= SERVER_ERROR) {
                    ticket.dropped(context.clock().millis());
                } else {
                    ticket.ignored();
                }
                yield failed("http " + answer.status());
            }
            case Result.Failed(var detail) -> {
                ticket.dropped(context.clock().millis());
                unreached(ask, target, detail);
                yield failed(detail);
            }
            case Result.Unreadable(var detail) -> {
                ticket.succeeded();
                yield new Outcome.Failed(EndReason.APPLICATION_UNREADABLE, detail);
            }
            case Result.TimedOut() -> {
                ticket.dropped(context.clock().millis());
                yield new Outcome.Failed(EndReason.APPLICATION_TIMED_OUT, "");
            }
            case Result.TooLong() -> {
                ticket.ignored();
                yield new Outcome.Failed(EndReason.APPLICATION_TOO_LONG, "answer too long");
            }
            case Result.NoRoom() -> {
                ticket.ignored();
                yield new Outcome.Failed(EndReason.APPLICATION_OVERLOADED, "no connection free");
            }
        };
    }

    /** Every session of it fails: one line a minute tells whom to call. */
    private void unreached(AskApplication ask, Target target, String detail) {
        if (detail.startsWith(Result.CONNECT)
                && target.limiter().isUnreachedAnew(context.clock().millis())) {
            log.atWarn()
                    .addKeyValue("application", ask.session().application().id())
                    .addKeyValue("reason", detail)
                    .log("An application cannot be reached");
        }
    }

    private static Outcome failed(String detail) {
        return new Outcome.Failed(EndReason.APPLICATION_FAILED, detail);
    }

    private Outcome read(AskApplication ask, Target target, ReceivedAnswer answer) {
        ApplicationDialect dialect = target.dialect();
        try {
            Decoded<Answer> reading = dialect.read(ask, answer, target.application().options());
            Outcome outcome = read(reading, target, answer);
            if (outcome instanceof Outcome.Failed(var reason, var detail)) {
                log.atDebug()
                        .addKeyValue("session", ask.session().id())
                        .addKeyValue("application", ask.session().application().id())
                        .addKeyValue("reason", reason.label())
                        .addKeyValue("detail", detail)
                        .log("An application's answer is no screen");
            }
            return outcome;
        } catch (RuntimeException bug) {
            return new Outcome.Failed(EndReason.APPLICATION_UNREADABLE, broken("answer", ask, bug));
        }
    }

    private Outcome read(Decoded<Answer> reading, Target target, ReceivedAnswer answer) {
        int most = maxDataBytes(target.application());
        return switch (reading) {
            case Decoded.Read<Answer>(var read) when hasMoreData(read, most) ->
                    new Outcome.Failed(
                            EndReason.APPLICATION_TOO_LONG,
                            target.dialect().dataField() + ": has more than " + most + " bytes");
            case Decoded.Read<Answer>(var read) -> new Outcome.Answered(read);
            case Decoded.Unreadable<Answer>(var error) ->
                    new Outcome.Failed(reason(error), detail(error, answer));
        };
    }

    private int maxDataBytes(ApplicationDefinition application) {
        int own = application.maxDataBytes();
        return own == 0 ? context.maxDataBytes() : own;
    }

    /** A session keeps the screen for as long as it may be shown again. */
    private static boolean hasMoreData(Answer answer, int most) {
        Rich rich =
                switch (answer) {
                    case Answer.Show show -> show.screen().rich();
                    case Answer.Checkout checkout -> checkout.screen().rich();
                    case Answer.Later() -> null;
                };
        return rich != null && rich.isLongerThan(most);
    }

    private static EndReason reason(WireError error) {
        return error.kind() == WireError.Kind.TEXT_TOO_LONG
                ? EndReason.APPLICATION_TOO_LONG
                : EndReason.APPLICATION_UNREADABLE;
    }

    private static String detail(WireError error, ReceivedAnswer answer) {
        String field = error.field().isEmpty() ? "" : error.field() + ": ";
        return error.kind() == WireError.Kind.MALFORMED
                ? field + error.message() + " (" + BodyKind.of(answer) + ")"
                : field + error.message();
    }

    /** A dialect must not throw; if it does, one session ends and says where to look. */
    private static String broken(String what, AskApplication ask, RuntimeException bug) {
        log.atError()
                .addKeyValue("session", ask.session().id())
                .addKeyValue("application", ask.session().application().id())
                .setCause(new DialectFailure(bug))
                .log("A dialect failed at an application's " + what);
        return what + ": the dialect failed";
    }

    private static Future<ApplicationReply> notAsked(EndReason reason, String detail) {
        return Future.succeededFuture(
                new ApplicationReply(new Outcome.Failed(reason, detail), 0, false));
    }
}
