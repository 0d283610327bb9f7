package io.strowger.store.memory;

import io.strowger.store.Outbox;
import io.strowger.store.OutboxContract;

class MemoryOutboxTest extends OutboxContract {

    private final Outbox store = new MemoryOutbox();

    @Override
    protected Outbox outbox() {
        return store;
    }
}
