package io.strowger.store.memory;

import io.strowger.provision.Provisioner;
import io.strowger.provision.Registry;
import io.strowger.security.KeyedHash;
import io.strowger.store.Purses;
import io.strowger.store.RegistryContract;

class MemoryRegistryTest extends RegistryContract {

    private final MemoryPurses purses = new MemoryPurses();
    private final MemoryRegistry registry = new MemoryRegistry(new KeyedHash(new byte[32]), purses);

    @Override
    protected Registry registry() {
        return registry;
    }

    @Override
    protected Purses purses() {
        return purses;
    }

    @Override
    protected Provisioner provisioner() {
        return registry;
    }
}
