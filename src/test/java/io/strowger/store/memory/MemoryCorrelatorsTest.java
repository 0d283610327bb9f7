package io.strowger.store.memory;

import io.strowger.store.Correlators;
import io.strowger.store.CorrelatorsContract;

class MemoryCorrelatorsTest extends CorrelatorsContract {

    private final Correlators store = new MemoryCorrelators(1_000);

    @Override
    protected Correlators correlators() {
        return store;
    }

    @Override
    protected Correlators correlators(int most) {
        return new MemoryCorrelators(most);
    }
}
