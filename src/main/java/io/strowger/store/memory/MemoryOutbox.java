package io.strowger.store.memory;

import io.strowger.store.Delivery;
import io.strowger.store.Outbox;
import io.vertx.core.Future;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** An outbox that lasts as long as its process: for tests and trials. */
public final class MemoryOutbox implements Outbox {

    private final Map<String, Entry> entries = new LinkedHashMap<>();
    private final int most;
    private Map<String, Long> dropped = new HashMap<>();

    /**
     * @param most how many deliveries of an account wait
     */
    public MemoryOutbox(int most) {
        this.most = most;
    }

    private sealed interface Entry {}

    private record Waiting(Delivery delivery, long nextAt, int attempts) implements Entry {
        Due lent() {
            return new Due(delivery, attempts + 1);
        }
    }

    private record Turn(Waiting waiting, int number) {}

    private record Over(long at) implements Entry {}

    @Override
    public synchronized Future<Boolean> put(Delivery delivery) {
        if (entries.containsKey(delivery.id()) || !hasRoom(delivery)) {
            return Future.succeededFuture(false);
        }
        entries.put(delivery.id(), new Waiting(delivery, delivery.createdAt(), 0));
        return Future.succeededFuture(true);
    }

    /** The oldest notice makes room; nothing does for one when there is no other. */
    private boolean hasRoom(Delivery delivery) {
        List<Delivery> waiting = of(delivery.account()).toList();
        if (waiting.size() < most) {
            return true;
        }
        Optional<Delivery> notice =
                waiting.stream()
                        .filter(one -> one.kind().isNotice())
                        .min(Comparator.comparingLong(Delivery::createdAt));
        notice.ifPresent(oldest -> entries.remove(oldest.id()));
        if (notice.isPresent() || delivery.kind().isNotice()) {
            dropped.merge(delivery.account(), 1L, Long::sum);
        }
        return notice.isPresent() || !delivery.kind().isNotice();
    }

    private Stream<Delivery> of(String account) {
        return entries.values().stream()
                .filter(Waiting.class::isInstance)
                .map(entry -> ((Waiting) entry).delivery())
                .filter(one -> one.account().equals(account));
    }

    @Override
    public synchronized Set<String> full() {
        return entries.values().stream()
                .filter(Waiting.class::isInstance)
                .map(entry -> ((Waiting) entry).delivery())
                .filter(one -> !one.kind().isNotice())
                .collect(Collectors.groupingBy(Delivery::account, Collectors.counting()))
                .entrySet()
                .stream()
                .filter(account -> account.getValue() >= most)
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    @Override
    public synchronized Map<String, Long> takeDropped() {
        Map<String, Long> taken = dropped;
        dropped = new HashMap<>();
        return taken;
    }

    @Override
    public synchronized Future<List<Due>> due(
            long now, long leaseUntil, int limit, int each, Set<String> without) {
        Map<String, Integer> turns = new HashMap<>();
        List<Waiting> due =
                entries.values().stream()
                        .filter(Waiting.class::isInstance)
                        .map(Waiting.class::cast)
                        .filter(waiting -> waiting.nextAt() <= now)
                        .filter(waiting -> !without.contains(waiting.delivery().account()))
                        .sorted(Comparator.comparingLong(Waiting::nextAt))
                        .map(one ->
                                new Turn(
                                        one,
                                        turns.merge(one.delivery().account(), 1, Integer::sum)))
                        .filter(turn -> turn.number() <= each)
                        .sorted(Comparator.comparingInt(Turn::number))
                        .limit(limit)
                        .map(Turn::waiting)
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
