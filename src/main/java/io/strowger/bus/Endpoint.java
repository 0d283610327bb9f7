package io.strowger.bus;

import io.vertx.core.Future;
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

    /**
     * Asks, and waits at most {@code timeoutMillis}.
     *
     * @return the answer, or a failure with a {@link CallFailed}
     */
    @SuppressWarnings("unchecked") // the endpoint's own serve is the only one that answers
    public Future<R> call(BusClient caller, Q question, long timeoutMillis) {
        return (Future<R>) caller.call(address, question, timeoutMillis);
    }

    /** Tells, and does not wait. */
    public void tell(BusClient caller, Q statement) {
        caller.tell(address, statement);
    }

    /** Answers what is asked here, on the context of the caller of this method. */
    public MessageConsumer<?> serve(EventBus bus, Function<Q, Future<R>> answerer) {
        return bus.<Envelope.Question>localConsumer(
                address, message -> answer(bus, message, answerer));
    }

    @SuppressWarnings("unchecked") // call and tell are the only ones that send here
    private void answer(
            EventBus bus, Message<Envelope.Question> message, Function<Q, Future<R>> answerer) {
        Envelope.Question question = message.body();
        Future<R> answer;
        try {
            answer = answerer.apply((Q) question.body());
        } catch (RuntimeException bug) { // who asked must not wait in vain
            answer = Future.failedFuture(bug);
        }
        if (question.number() == 0) {
            return;
        }
        answer.onComplete((body, error) ->
                bus.send(
                        question.replyTo(),
                        new Envelope.Answer(
                                question.number(),
                                body,
                                error == null ? "" : String.valueOf(error)),
                        RecordCodec.LOCAL));
    }
}
