package io.strowger.store.memory;

import io.strowger.store.Outbox;
import io.strowger.store.OutboxContract;

class MemoryOutboxTest extends OutboxContract {

    private final Outbox store = outbox(5_000);

    @Override
    protected Outbox outbox() {
        return store;
    }

    @Override
    protected Outbox outbox(int most) {
        return new MemoryOutbox(most);
    }
}
