package io.strowger.store.memory;

import io.strowger.store.Delivery;
import io.strowger.store.Outbox;
import io.vertx.core.Future;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** An outbox that lasts as long as its process: for tests and trials. */
public final class MemoryOutbox implements Outbox {

    private final Map<String, Entry> entries = new HashMap<>();

    private sealed interface Entry {}

    private record Waiting(Delivery delivery, long nextAt, int attempts) implements Entry {
        Due lent() {
            return new Due(delivery, attempts + 1);
        }
    }

    private record Over(long at) implements Entry {}

    @Override
    public synchronized Future<Boolean> put(Delivery delivery) {
        Entry entry = new Waiting(delivery, delivery.createdAt(), 0);
        return Future.succeededFuture(entries.putIfAbsent(delivery.id(), entry) == null);
    }

    @Override
    public synchronized Future<List<Due>> due(
            long now, long leaseUntil, int limit, Set<String> without) {
        List<Waiting> due =
                entries.values().stream()
                        .filter(Waiting.class::isInstance)
                        .map(Waiting.class::cast)
                        .filter(waiting -> waiting.nextAt() <= now)
                        .filter(waiting -> !without.contains(waiting.delivery().account()))
                        .sorted(Comparator.comparingLong(Waiting::nextAt))
                        .limit(limit)
                        .toList();
        due.forEach(one -> replace(one, leaseUntil, one.attempts() + 1));
        return Future.succeededFuture(due.stream().map(Waiting::lent).toList());
    }

    private void replace(Waiting old, long nextAt, int attempts) {
        entries.put(old.delivery().id(), new Waiting(old.delivery(), nextAt, attempts));
    }

    @Override
    public synchronized Future<Void> delivered(String id, long now) {
        entries.computeIfPresent(id, (key, entry) -> new Over(now));
        return Future.succeededFuture();
    }

    @Override
    public synchronized Future<Void> failed(String id, long nextAt, String error) {
        if (entries.get(id) instanceof Waiting waiting) {
            replace(waiting, nextAt, waiting.attempts());
        }
        return Future.succeededFuture();
    }

    @Override
    public synchronized Future<Void> putBack(String id, long nextAt) {
        if (entries.get(id) instanceof Waiting waiting) {
            replace(waiting, nextAt, waiting.attempts() - 1);
        }
        return Future.succeededFuture();
    }

    @Override
    public Future<Void> dead(String id, long now, String error) {
        return delivered(id, now);
    }

    @Override
    public synchronized Future<Integer> forget(long now, int most) {
        return Forgetting.forget(
                entries.values(),
                entry -> entry instanceof Over over && over.at() <= now - KEPT_MILLIS,
                most);
    }

    @Override
    public synchronized Future<Long> waiting() {
        return Future.succeededFuture(
                entries.values().stream().filter(Waiting.class::isInstance).count());
    }
}
