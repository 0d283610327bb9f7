package io.strowger.e2e;

import static org.awaitility.Awaitility.await;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Clients that push one after another, each with a key of its own, and ask again with the same key
 * until they are told, whichever router is there.
 */
final class PushSenders implements AutoCloseable {

    private static final int CLIENTS = 8;
    private static final long PAUSE_MILLIS = 20;
    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(5);
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    /**
     * What a client was told in the end.
     *
     * @param session as 32 digits; empty for a refusal
     */
    record Answer(int status, String session) {}

    private final ScheduledExecutorService clients = Executors.newScheduledThreadPool(CLIENTS);
    private final Runnable onTold;
    private final Map<String, Answer> answers = new ConcurrentHashMap<>();
    private final Queue<Integer> unanswered = new ConcurrentLinkedQueue<>();
    private final AtomicInteger last = new AtomicInteger();
    private volatile @Nullable PushHouse house;
    private boolean finishing;

    /**
     * @param onTold is run whenever a client was told that its push was sent
     */
    PushSenders(Runnable onTold) {
        this.onTold = onTold;
        for (int i = 0; i < CLIENTS; i++) {
            clients.execute(this::push);
        }
    }

    /** From now on this router is the one. */
    void sendTo(Router router) {
        house = new PushHouse(router);
    }

    /** There is no router until {@link #sendTo} names one. */
    void pause() {
        house = null;
    }

    /** Asks once, and goes on. */
    private void push() {
        PushHouse now = house;
        Integer number = now == null ? null : next();
        if (now == null || number == null || !isTold(number, ask(now, number))) {
            var _ = clients.schedule(this::push, PAUSE_MILLIS, TimeUnit.MILLISECONDS);
        } else {
            clients.execute(this::push);
        }
    }

    private boolean isTold(int number, @Nullable HttpResponse<String> answer) {
        if (answer == null || !isFinal(answer.statusCode())) {
            unanswered.add(number);
            return false;
        }
        answers.put("key-" + number, told(answer));
        if (answer.statusCode() == 200) {
            onTold.run();
        }
        return true;
    }

    /** Something new, and now and then what was not answered; null when all is. */
    private synchronized @Nullable Integer next() {
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
    private static @Nullable HttpResponse<String> ask(PushHouse now, int number) {
        String body =
                PushHouse.body("pay", Long.toString(2_348_030_000_000L + number), "key-" + number)
                        .encode();
        try {
            return Router.CLIENT.send(
                    now.request(body)
                            .header("Idempotency-Key", "key-" + number)
                            .timeout(ANSWER_WITHIN)
                            .build(),
                    BodyHandlers.ofString());
        } catch (IOException e) {
            return null;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Begins nothing new and asks for what is left; what all were told, by their keys. */
    Map<String, Answer> finish() {
        stopBeginning();
        await().atMost(PATIENCE).until(() -> answers.size() == last.get());
        return Map.copyOf(answers);
    }

    private synchronized void stopBeginning() {
        finishing = true;
    }

    @Override
    public void close() {
        clients.shutdownNow();
    }
}
