package io.strowger.bus;

import io.vertx.core.Future;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.eventbus.EventBus;
import io.vertx.core.eventbus.Message;
import io.vertx.core.eventbus.MessageConsumer;
import java.util.function.Function;

/**
 * A place on the bus that takes one type of record and answers with another.
 *
 * @param <Q> what is asked
 * @param <R> what is answered
 * @param address the bus address
 */
public record Endpoint<Q extends Record, R extends Record>(String address) {

    private static final int INTERNAL_ERROR = 500;
    private static final DeliveryOptions REPLY =
            new DeliveryOptions().setCodecName(RecordCodec.NAME).setLocalOnly(true);

    /**
     * Asks, and waits at most {@code timeoutMillis}.
     *
     * @return the answer, or a failure with a {@link io.vertx.core.eventbus.ReplyException}
     */
    @SuppressWarnings("unchecked") // the endpoint's own serve is the only one that answers
    public Future<R> call(EventBus bus, Q question, long timeoutMillis) {
        DeliveryOptions options =
                new DeliveryOptions()
                        .setCodecName(RecordCodec.NAME)
                        .setLocalOnly(true)
                        .setSendTimeout(Math.max(1, timeoutMillis));
        return bus.request(address, question, options).map(message -> (R) message.body());
    }

    /** Tells, and does not wait. */
    public void tell(EventBus bus, Q statement) {
        bus.send(address, statement, REPLY);
    }

    /** Answers what is asked here, on the context of the caller of this method. */
    public MessageConsumer<Q> serve(EventBus bus, Function<Q, Future<R>> answerer) {
        return bus.localConsumer(address, message -> answer(message, answerer));
    }

    private void answer(Message<Q> message, Function<Q, Future<R>> answerer) {
        answerer.apply(message.body())
                .onSuccess(answer -> message.reply(answer, REPLY))
                .onFailure(error -> message.fail(INTERNAL_ERROR, String.valueOf(error)));
    }
}
