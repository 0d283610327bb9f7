package io.strowger.ingress;

import io.strowger.dialect.WireAnswer;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The signed requests of one network that came lately (Standard Webhooks 1.0, "Replay attacks"): an
 * id is known for as long as a signature that it came with holds, so that what is sent twice has
 * its effect once. All event loops share it.
 *
 * <p>A request is taken here only when its signature was found good. Times are in seconds since the
 * epoch and come from the caller.
 */
final class ReplayGuard {

    /** One slot a second; longer than a signature may hold from now on. */
    private static final int SLOTS = 1_024;

    private final int mostRequests;
    private final int mostAnswerBytes;
    private final Map<Digest, SignedRequest> byId = new HashMap<>();
    private final List<List<SignedRequest>> slots = new ArrayList<>();
    private final Deque<SignedRequest> answered = new ArrayDeque<>();
    private int answerBytes;
    private long swept;

    /**
     * @param mostRequests how many are known at once
     * @param mostAnswerBytes how much of their answers is kept; the oldest go first
     */
    ReplayGuard(int mostRequests, int mostAnswerBytes) {
        this.mostRequests = mostRequests;
        this.mostAnswerBytes = mostAnswerBytes;
        for (int i = 0; i < SLOTS; i++) {
            slots.add(List.of());
        }
    }

    /** What a request is to those that came before it. */
    sealed interface Taken {

        /** It came for the first time: whoever serves it says what it was answered. */
        record First(SignedRequest request) implements Taken {}

        /** It came before: it gets the answer of the first, which may be yet to come. */
        record Repeated(SignedRequest request) implements Taken {}

        /** Something else came before with the same id. */
        record OtherBody() implements Taken {}

        /** No more ids can be known for now. */
        record NoRoom() implements Taken {}
    }

    /**
     * Takes a request.
     *
     * @param id the value of {@code webhook-id}
     * @param goodUntil the last second in which the signature holds
     */
    synchronized Taken take(String id, byte[] body, long goodUntil, long now) {
        sweep(now);
        Digest key = Digest.of(id.getBytes(StandardCharsets.UTF_8));
        SignedRequest known = byId.get(key);
        if (known != null) {
            known.goodUntil = Math.max(known.goodUntil, goodUntil);
            return known.body.equals(Digest.of(body))
                    ? new Taken.Repeated(known)
                    : new Taken.OtherBody();
        }
        if (byId.size() >= mostRequests) {
            return new Taken.NoRoom();
        }
        SignedRequest first = new SignedRequest(key, Digest.of(body), goodUntil);
        byId.put(key, first);
        keep(first);
        return new Taken.First(first);
    }

    /** How many ids are known. */
    synchronized int size() {
        return byId.size();
    }

    private void keep(SignedRequest request) {
        int slot = (int) Math.floorMod(request.goodUntil, (long) SLOTS);
        if (slots.get(slot).isEmpty()) {
            slots.set(slot, new ArrayList<>());
        }
        slots.get(slot).add(request);
    }

    /** Forgets what no signature holds for any more; when time has gone back, nothing. */
    private void sweep(long now) {
        long from = Math.max(swept, now - SLOTS);
        swept = now;
        for (long second = from; second < now; second++) {
            int slot = (int) Math.floorMod(second, (long) SLOTS);
            List<SignedRequest> due = slots.set(slot, List.of());
            due.forEach(request -> sweep(request, now));
        }
    }

    private void sweep(SignedRequest request, long now) {
        if (request.goodUntil >= now) {
            keep(request); // it came again, signed later
        } else {
            byId.remove(request.id);
            drop(request);
        }
    }

    private void drop(SignedRequest request) {
        if (request.answer != null) {
            answerBytes -= request.answer.bytes();
            request.answer = null;
        }
    }

    private synchronized void answered(SignedRequest request, WireAnswer answer) {
        if (byId.get(request.id) != request) {
            return;
        }
        request.answer = answer;
        answerBytes += answer.bytes();
        answered.add(request);
        while (answerBytes > mostAnswerBytes || answered.element().answer == null) {
            drop(answered.remove());
        }
    }

    private synchronized Future<WireAnswer> answerOf(SignedRequest request) {
        if (request.answer != null) {
            return Future.succeededFuture(request.answer);
        }
        Promise<WireAnswer> promise = request.pending;
        return promise == null ? Future.failedFuture("not kept") : promise.future();
    }

    /** A request whose signature is good, and what it was answered. */
    final class SignedRequest {

        private final Digest id;
        private final Digest body;
        private long goodUntil;
        private @Nullable Promise<WireAnswer> pending = Promise.promise();
        private @Nullable WireAnswer answer;

        private SignedRequest(Digest id, Digest body, long goodUntil) {
            this.id = id;
            this.body = body;
            this.goodUntil = goodUntil;
        }

        /** The answer, when it is there; fails when it is not kept, or there is none. */
        Future<WireAnswer> answer() {
            return answerOf(this);
        }

        /** The first has its answer. */
        void answered(WireAnswer given) {
            ReplayGuard.this.answered(this, given);
            finish().tryComplete(given);
        }

        /** The first was served, and has no answer that could be given again. */
        void failed(Throwable cause) {
            finish().tryFail(cause);
        }

        private Promise<WireAnswer> finish() {
            synchronized (ReplayGuard.this) {
                Promise<WireAnswer> waiting = pending;
                pending = null;
                return waiting == null ? Promise.promise() : waiting;
            }
        }
    }

    /** The first 16 bytes of a SHA-256: as good as the whole to tell things apart. */
    private record Digest(long high, long low) {

        static Digest of(byte[] bytes) {
            try {
                ByteBuffer hash =
                        ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(bytes));
                return new Digest(hash.getLong(), hash.getLong());
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("every JDK has SHA-256", e);
            }
        }
    }
}
