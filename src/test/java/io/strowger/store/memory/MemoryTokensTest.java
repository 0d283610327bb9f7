package io.strowger.store.memory;

import io.strowger.store.Tokens;
import io.strowger.store.TokensContract;

class MemoryTokensTest extends TokensContract {

    private final Tokens store = new MemoryTokens();

    @Override
    protected Tokens tokens() {
        return store;
    }
}
