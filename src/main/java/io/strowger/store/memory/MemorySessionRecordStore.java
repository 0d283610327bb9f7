package io.strowger.store.memory;

import io.strowger.core.model.SessionId;
import io.strowger.store.SessionRecordStore;
import io.strowger.store.StoredRecord;
import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;

/** Keeps the records of the newest sessions, up to a cap. */
public final class MemorySessionRecordStore implements SessionRecordStore {

    private final ConcurrentNavigableMap<String, StoredRecord> records =
            new ConcurrentSkipListMap<>();
    private final int cap;

    /**
     * @param cap how many records are kept; the oldest go first
     */
    public MemorySessionRecordStore(int cap) {
        this.cap = cap;
    }

    @Override
    public synchronized Future<Void> insertAll(List<StoredRecord> added) {
        added.forEach(record -> records.putIfAbsent(record.sessionId(), record));
        while (records.size() > cap) {
            records.pollFirstEntry();
        }
        return Future.succeededFuture();
    }

    @Override
    public Future<Optional<StoredRecord>> find(SessionId session) {
        return Future.succeededFuture(Optional.ofNullable(records.get(session.hex())));
    }

    @Override
    public Future<List<StoredRecord>> latest(int limit) {
        return Future.succeededFuture(
                records.descendingMap().values().stream().limit(limit).toList());
    }

    @Override
    public Future<Long> countBefore(long before) {
        return Future.succeededFuture((long) begunBefore(before).size());
    }

    @Override
    public synchronized Future<Integer> forget(long before, int most) {
        return Forgetting.forget(begunBefore(before).values(), _ -> true, most);
    }

    private ConcurrentNavigableMap<String, StoredRecord> begunBefore(long time) {
        return records.headMap(SessionId.timeOrdered(Math.max(0, time), 0, 0).hex());
    }
}
