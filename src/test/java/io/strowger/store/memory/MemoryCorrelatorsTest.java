package io.strowger.store.memory;

import io.strowger.limits.Quota;
import io.strowger.store.Correlators;
import io.strowger.store.CorrelatorsContract;

class MemoryCorrelatorsTest extends CorrelatorsContract {

    private final Correlators store = new MemoryCorrelators(new Quota(1_000, 1_000));

    @Override
    protected Correlators correlators() {
        return store;
    }

    @Override
    protected Correlators correlators(Quota quota) {
        return new MemoryCorrelators(quota);
    }
}
