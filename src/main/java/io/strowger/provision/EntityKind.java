package io.strowger.provision;

import java.util.Locale;

/** What provisioning files name, and what can be removed by its id. */
public enum EntityKind {
    ACCOUNT,
    NETWORK,
    APPLICATION,
    CREDENTIAL;

    /** As people write it: {@code account}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
