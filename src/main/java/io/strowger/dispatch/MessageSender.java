package io.strowger.dispatch;

import io.strowger.bus.MessageAnswer;
import io.strowger.bus.MessageRequest;
import io.strowger.bus.MessageRequest.Report;
import io.strowger.core.model.Receipt;
import io.strowger.core.model.SessionKey;
import io.strowger.core.push.SubmitOutcome;
import io.strowger.network.ShortMessages;
import io.strowger.provision.Snapshot;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends short messages by the network that a number belongs to, once each, and sees to it that
 * whoever wants to know is told what became of them.
 */
public final class MessageSender implements DispatchContext.Messages {

    private static final Logger log = LoggerFactory.getLogger(MessageSender.class);

    private final Supplier<Snapshot> snapshot;
    private final Function<String, @Nullable ShortMessages> networks;
    private final DeliveryReports reports;

    /**
     * @param networks the SMS side of a network by its id, or null when it has none
     */
    public MessageSender(
            Supplier<Snapshot> snapshot,
            Function<String, @Nullable ShortMessages> networks,
            DeliveryReports reports) {
        this.snapshot = snapshot;
        this.networks = networks;
        this.reports = reports;
    }

    @Override
    public Future<MessageAnswer> send(MessageRequest request) {
        for (String network : snapshot.get().networksFor(request.to())) {
            ShortMessages messages = networks.apply(network);
            if (messages != null) {
                return send(messages, new SessionKey(network, request.to()), request);
            }
        }
        return Future.succeededFuture(new MessageAnswer(new SubmitOutcome.Refused("no network")));
    }

    private Future<MessageAnswer> send(
            ShortMessages messages, SessionKey to, MessageRequest request) {
        Promise<SubmitOutcome> outcome = Promise.promise();
        Future.succeededFuture(messages)
                .compose(network ->
                        network.send(
                                to,
                                request.message(),
                                receipt -> reported(request, outcome.future(), receipt)))
                .onComplete((said, error) -> outcome.complete(outcome(said, error)));
        return outcome.future().map(MessageAnswer::new);
    }

    private static SubmitOutcome outcome(@Nullable SubmitOutcome said, @Nullable Throwable error) {
        if (said != null) {
            return said;
        }
        log.warn("The outcome of a short message is unknown", error);
        return new SubmitOutcome.Unknown();
    }

    /** A network may report before it has said that it took the message. */
    private void reported(MessageRequest request, Future<SubmitOutcome> outcome, Receipt receipt) {
        Report report = request.report();
        if (report != null) {
            outcome.onSuccess(_ -> reports.keep(report, receipt));
        }
    }
}
