package io.strowger.e2e;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Clients that push one after another, each with a key of its own, and ask again with the same key
 * until they are told, whichever router is there.
 */
final class PushSenders implements AutoCloseable {

    private static final int CLIENTS = 8;
    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(20);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /**
     * What a client was told in the end.
     *
     * @param session as 32 digits; empty for a refusal
     */
    record Answer(int status, String session) {}

    private final ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
    private final List<Future<?>> running = new ArrayList<>();
    private final Map<String, Answer> answers = new ConcurrentHashMap<>();
    private final Queue<Integer> unanswered = new ConcurrentLinkedQueue<>();
    private final AtomicInteger last = new AtomicInteger();
    private volatile @Nullable PushHouse house;
    private volatile boolean finishing;
    private volatile boolean closed;

    /** From now on this router is the one; the first makes the clients begin. */
    void sendTo(Router router) {
        house = new PushHouse(router);
        if (running.isEmpty()) {
            for (int i = 0; i < CLIENTS; i++) {
                running.add(clients.submit(this::pushes));
            }
        }
    }

    /** There is no router until {@link #sendTo} names one. */
    void pause() {
        house = null;
    }

    private void pushes() {
        while (!closed) {
            Integer number = next();
            if (number == null) {
                return;
            }
            HttpResponse<String> answer = ask(number);
            if (answer != null && isFinal(answer.statusCode())) {
                answers.put("key-" + number, told(answer));
            } else {
                unanswered.add(number);
                LockSupport.parkNanos(PAUSE_NANOS);
            }
        }
    }

    /** Something new, and now and then what was not answered; null when all is. */
    private @Nullable Integer next() {
        boolean retry = finishing || ThreadLocalRandom.current().nextBoolean();
        Integer earlier = retry ? unanswered.poll() : null;
        if (earlier != null || finishing) {
            return earlier;
        }
        return last.incrementAndGet();
    }

    private static Answer told(HttpResponse<String> answer) {
        String session =
                answer.statusCode() == 200
                        ? new JsonObject(answer.body()).getString("sessionId").replace("-", "")
                        : "";
        return new Answer(answer.statusCode(), session);
    }

    /** Under way, or too busy: to be asked again. */
    private static boolean isFinal(int status) {
        return status != 409 && status != 503;
    }

    /** Null when the router has gone. */
    private @Nullable HttpResponse<String> ask(int number) {
        PushHouse now = house;
        if (now == null) {
            return null;
        }
        String body =
                PushHouse.body("pay", Long.toString(2_348_030_000_000L + number), "key-" + number)
                        .encode();
        try {
            return Router.CLIENT.send(
                    now.request(body)
                            .header("Idempotency-Key", "key-" + number)
                            .timeout(PATIENCE)
                            .build(),
                    BodyHandlers.ofString());
        } catch (IOException e) {
            return null;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Begins nothing new and asks for what is left; what all were told, by their keys. */
    Map<String, Answer> finish() throws InterruptedException, ExecutionException {
        finishing = true;
        for (Future<?> client : running) {
            client.get();
        }
        pushes(); // what another client put back when all others had gone
        return Map.copyOf(answers);
    }

    @Override
    public void close() {
        closed = true;
        clients.shutdownNow();
    }
}
