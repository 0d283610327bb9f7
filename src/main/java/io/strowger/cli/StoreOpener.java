package io.strowger.cli;

import io.strowger.config.Settings;
import io.strowger.provision.Provisioner;
import io.strowger.store.Purses;

/** Opens what is provisioned, beside a router that may be running on it. */
@FunctionalInterface
public interface StoreOpener {

    /** An open store; to be closed. */
    interface Store extends AutoCloseable {
        Provisioner provisioner();

        Purses purses();

        @Override
        void close();
    }

    /**
     * Opens the store that the settings name; makes it when there is none.
     *
     * @throws io.strowger.store.StoreException when it cannot be used, as with another pepper
     */
    Store open(Settings settings) throws Exception;
}
