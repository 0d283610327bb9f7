package io.strowger.store.memory;

import io.strowger.provision.Provisioner;
import io.strowger.provision.Registry;
import io.strowger.security.KeyedHash;
import io.strowger.store.Subscriptions;
import io.strowger.store.SubscriptionsContract;

class MemorySubscriptionsTest extends SubscriptionsContract {

    private final MemoryRegistry registry = new MemoryRegistry(new KeyedHash(new byte[32]));
    private final Subscriptions subscriptions = new MemorySubscriptions(registry);

    @Override
    protected Subscriptions subscriptions() {
        return subscriptions;
    }

    @Override
    protected Provisioner provisioner() {
        return registry;
    }

    @Override
    protected Registry registry() {
        return registry;
    }
}
