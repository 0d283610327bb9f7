package io.strowger.store.memory;

import io.strowger.store.SessionRecordStore;
import io.strowger.store.SessionRecordStoreContract;

class MemorySessionRecordStoreTest extends SessionRecordStoreContract {

    private final SessionRecordStore store = new MemorySessionRecordStore(100);

    @Override
    protected SessionRecordStore records() {
        return store;
    }
}
