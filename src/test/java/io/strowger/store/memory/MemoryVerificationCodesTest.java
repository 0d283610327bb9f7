package io.strowger.store.memory;

import io.strowger.store.VerificationCodes;
import io.strowger.store.VerificationCodesContract;

class MemoryVerificationCodesTest extends VerificationCodesContract {

    private final VerificationCodes codes = new MemoryVerificationCodes(RULES);

    @Override
    protected VerificationCodes codes() {
        return codes;
    }
}
