package io.strowger.store.memory;

import io.strowger.limits.Quota;
import io.strowger.store.Correlators;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Correlators that last as long as their process: for tests and trials. */
public final class MemoryCorrelators implements Correlators {

    private final Map<Key, Entry> entries = new HashMap<>();
    private final Quota quota;

    /**
     * @param quota how many are remembered
     */
    public MemoryCorrelators(Quota quota) {
        this.quota = quota;
    }

    /** Status 0 while the answer is only presumed. */
    private record Entry(String body, long startedAt, int status, Buffer answer) {

        boolean expired(long now) {
            return startedAt + KEPT_MILLIS <= now;
        }

        Begun begun(String asked) {
            if (!body.equals(asked)) {
                return new Begun.OtherBody();
            }
            return status == 0
                    ? new Begun.InFlight(answer.copy(), startedAt)
                    : new Begun.Done(status, answer.copy(), startedAt);
        }
    }

    @Override
    public synchronized Future<Begun> begin(Key key, String body, Buffer presumed, long now) {
        Entry known = entries.get(key);
        if (known != null && !known.expired(now)) {
            return Future.succeededFuture(known.begun(body));
        }
        if (known == null && entries.size() >= quota.whole()) {
            return Future.succeededFuture(new Begun.NoRoom());
        }
        if (known == null && of(key.account()) >= quota.perAccount()) {
            return Future.succeededFuture(new Begun.ShareUsed());
        }
        entries.put(key, new Entry(body, now, 0, presumed.copy()));
        return Future.succeededFuture(new Begun.New());
    }

    /** What came before; empty when nothing did. */
    synchronized Future<Optional<Begun>> known(Key key, String body, long now) {
        return Future.succeededFuture(
                Optional.ofNullable(entries.get(key))
                        .filter(entry -> !entry.expired(now))
                        .map(entry -> entry.begun(body)));
    }

    private long of(String account) {
        return entries.keySet().stream().filter(key -> key.account().equals(account)).count();
    }

    @Override
    public synchronized Future<Void> finish(Key key, int status, Buffer answer) {
        entries.computeIfPresent(
                key,
                (same, entry) ->
                        entry.status() == 0
                                ? new Entry(entry.body(), entry.startedAt(), status, answer.copy())
                                : entry);
        return Future.succeededFuture();
    }

    @Override
    public synchronized Future<Void> abandon(Key key) {
        entries.computeIfPresent(key, (same, entry) -> entry.status() == 0 ? null : entry);
        return Future.succeededFuture();
    }

    @Override
    public synchronized Future<Integer> forget(long now, int most) {
        return Forgetting.forget(entries.values(), entry -> entry.expired(now), most);
    }
}
