package io.strowger.store.memory;

import io.strowger.limits.Quota;
import io.strowger.store.Purses;
import io.strowger.store.Pushes;
import io.strowger.store.PushesContract;

class MemoryPushesTest extends PushesContract {

    private final MemoryPurses purses = new MemoryPurses();
    private final Pushes pushes =
            new MemoryPushes(
                    purses,
                    new MemoryCorrelators(new Quota(10_000, 10_000)),
                    account -> !account.equals("doubtful"));

    @Override
    protected Purses purses() {
        return purses;
    }

    @Override
    protected Pushes pushes() {
        return pushes;
    }
}
