package io.strowger.store.memory;

import io.strowger.store.Correlators;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.util.HashMap;
import java.util.Map;

/** Correlators that last as long as their process: for tests and trials. */
public final class MemoryCorrelators implements Correlators {

    private final Map<Key, Entry> entries = new HashMap<>();
    private final int most;

    /**
     * @param most how many are remembered
     */
    public MemoryCorrelators(int most) {
        this.most = most;
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
        if (known == null && entries.size() >= most) {
            return Future.succeededFuture(new Begun.NoRoom());
        }
        entries.put(key, new Entry(body, now, 0, presumed.copy()));
        return Future.succeededFuture(new Begun.New());
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
