package io.strowger.bus;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.EventBus;
import io.vertx.core.eventbus.Message;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Asks endpoints for one verticle and hands it the answers. To be made and used on that verticle's
 * context.
 *
 * <p>Answers come to one address for all calls, and one sweep looks after all timeouts: a reply
 * handler and a timer of the bus for each call would cost a hop as much as its session rules.
 */
public final class BusClient {

    private static final long SWEEP_MILLIS = 100;
    private static final AtomicLong CALLERS = new AtomicLong();

    private record Waiting(Promise<Record> promise, String address, long until) {}

    private final EventBus bus;
    private final String address = "caller." + CALLERS.incrementAndGet();
    private final Map<Long, Waiting> waiting = new HashMap<>();
    private long lastNumber;

    public BusClient(Vertx vertx) {
        this.bus = vertx.eventBus();
        bus.<Envelope.Answer>localConsumer(address, this::answered);
        vertx.setPeriodic(SWEEP_MILLIS, _ -> sweep(System.nanoTime()));
    }

    Future<Record> call(String endpoint, Record question, long timeoutMillis) {
        Promise<Record> promise = Promise.promise();
        long until = System.nanoTime() + Math.max(1, timeoutMillis) * 1_000_000;
        long number = ++lastNumber;
        waiting.put(number, new Waiting(promise, endpoint, until));
        bus.send(endpoint, new Envelope.Question(number, address, question), RecordCodec.LOCAL);
        return promise.future();
    }

    /** Tells an endpoint something and does not wait. */
    void tell(String endpoint, Record statement) {
        bus.send(endpoint, new Envelope.Question(0, "", statement), RecordCodec.LOCAL);
    }

    private void answered(Message<Envelope.Answer> message) {
        Envelope.Answer answer = message.body();
        Waiting call = waiting.remove(answer.number());
        if (call == null) {
            return; // it came after its timeout
        }
        if (answer.body() == null) {
            call.promise.fail(new CallFailed(call.address + ": " + answer.failure()));
        } else {
            call.promise.complete(answer.body());
        }
    }

    private void sweep(long now) {
        List<Long> over = new ArrayList<>();
        waiting.forEach((number, call) -> {
            if (now - call.until >= 0) {
                over.add(number);
            }
        });
        for (Long number : over) {
            Waiting call = waiting.remove(number);
            if (call != null) {
                call.promise.fail(new CallFailed(call.address + " did not answer in time"));
            }
        }
    }
}
