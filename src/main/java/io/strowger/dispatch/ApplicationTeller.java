package io.strowger.dispatch;

import io.strowger.bus.Ack;
import io.strowger.core.session.Effect.TellApplication;
import io.strowger.dialect.DialectFailure;
import io.strowger.dialect.WireRequest;
import io.strowger.dispatch.ApplicationLimiter.Admission;
import io.strowger.dispatch.ApplicationLimiter.Ticket;
import io.strowger.dispatch.BoundedPost.Result;
import io.vertx.core.Future;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells applications of the ends of their sessions, from one event loop: now, and if that fails,
 * until they listen.
 *
 * <p>Notices take their places in the bulkhead, but do not move the circuit: their answers are
 * ignored (docs/protocols/programmable.md), so that an application which takes notices and answers
 * no hop still fails, and one dead application is not counted twice a session.
 */
final class ApplicationTeller {

    private static final Logger log = LoggerFactory.getLogger(ApplicationTeller.class);
    private static final Ack TOLD = new Ack();
    private static final int SERVER_ERROR = 500;

    private final DispatchContext context;
    private final Targets targets;
    private final ApplicationHttpClient posts;
    private int pending;

    ApplicationTeller(DispatchContext context, Targets targets, ApplicationHttpClient posts) {
        this.context = context;
        this.targets = targets;
        this.posts = posts;
    }

    /** Succeeds once the application has the notice, or it is kept until it has. */
    Future<Ack> tell(TellApplication notice) {
        Target target = targets.find(notice.session().application().id());
        if (target == null) {
            return Future.succeededFuture(TOLD); // nobody is left to be told
        }
        pending++;
        return tell(notice, target)
                .map(TOLD)
                .onFailure(error -> lost(notice, error))
                .onComplete(_ -> pending--);
    }

    private Future<Void> tell(TellApplication notice, Target target) {
        try {
            WireRequest wire = target.dialect().tell(notice, target.application().options());
            if (target.leadsNowhere(wire)) {
                return Future.succeededFuture();
            }
            return switch (target.limiter().enterAside(target.application().concurrency())) {
                case Admission.Refused _ -> keep(notice, target, wire);
                case Ticket ticket -> tell(notice, target, wire, ticket);
            };
        } catch (RuntimeException bug) {
            return Future.failedFuture(new DialectFailure(bug));
        }
    }

    private Future<Void> tell(
            TellApplication notice, Target target, WireRequest wire, Ticket ticket) {
        long by = context.clock().millis() + target.application().terms().answerWithinMillis();
        return posts.send(
                        target,
                        wire,
                        by,
                        RequestIds.of(notice),
                        ticket::sent,
                        () -> targets.isThere(target))
                .compose(result -> {
                    ticket.ignored();
                    return isTaken(result) ? Future.succeededFuture() : keep(notice, target, wire);
                });
    }

    private static boolean isTaken(Result result) {
        Result last = result instanceof Result.Again(var second) ? second : result;
        return last instanceof Result.Answered(var answer) && answer.status() < SERVER_ERROR;
    }

    private Future<Void> keep(TellApplication notice, Target target, WireRequest wire) {
        return context.undelivered().keep(notice, target.application(), wire);
    }

    private void lost(TellApplication notice, Throwable error) {
        context.meters().noticeLost();
        log.atWarn()
                .addKeyValue("session", notice.session().id())
                .setCause(error)
                .log("Notice of an end could not be kept");
    }

    /** Whether every notice is either delivered or kept. */
    boolean isQuiet() {
        return pending == 0;
    }
}
