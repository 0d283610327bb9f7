package io.strowger.store.memory;

import io.strowger.limits.Quota;
import io.strowger.store.VerificationCodes;
import io.strowger.store.VerificationCodesContract;

class MemoryVerificationCodesTest extends VerificationCodesContract {

    private final VerificationCodes codes = codes(new Quota(1_000, 1_000));

    @Override
    protected VerificationCodes codes() {
        return codes;
    }

    @Override
    protected VerificationCodes codes(Quota quota) {
        return new MemoryVerificationCodes(RULES, quota);
    }
}
