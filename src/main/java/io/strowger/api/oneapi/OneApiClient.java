package io.strowger.api.oneapi;

import io.strowger.dialect.oneapi.ErrorCode;
import io.strowger.dialect.oneapi.OneApiFault;
import io.strowger.provision.AccountDefinition;
import io.strowger.security.Principal;

/** Who sent a request: what its credential tells, and the account behind it. */
record OneApiClient(Principal principal, AccountDefinition account) {

    private static final String SERVICE = "ussd";

    /** A short code is not the account's; who has none at all is not provisioned yet. */
    OneApiFault hasNot() {
        return account.shortCodes().isEmpty()
                ? OneApiFault.of(ErrorCode.POL1009, SERVICE)
                : OneApiFault.of(ErrorCode.POL0001, "the short code is not the account's");
    }
}
