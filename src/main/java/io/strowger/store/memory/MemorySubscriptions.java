package io.strowger.store.memory;

import io.strowger.provision.Criterion;
import io.strowger.provision.Subscription;
import io.strowger.provision.Subscription.Wish;
import io.strowger.security.TokenGenerator;
import io.strowger.store.Subscriptions;
import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Subscriptions that last as long as their process: for tests and trials. */
public final class MemorySubscriptions implements Subscriptions {

    private final MemoryRegistry registry;
    private final TokenGenerator chance = new TokenGenerator();

    /**
     * @param registry shows them and is asked who has a code
     */
    public MemorySubscriptions(MemoryRegistry registry) {
        this.registry = registry;
    }

    @Override
    public Future<Created> create(Wish wish, long now) {
        synchronized (registry) {
            return Future.succeededFuture(created(wish, now));
        }
    }

    private Created created(Wish wish, long now) {
        Optional<Subscription> repeated =
                of(wish.account())
                        .filter(one -> !wish.correlator().isEmpty())
                        .filter(one -> one.wish().correlator().equals(wish.correlator()))
                        .findFirst();
        if (repeated.isPresent()) {
            return repeated.get().wish().sameAs(wish)
                    ? new Created.Same(repeated.get())
                    : new Created.OtherWish();
        }
        return wish.criteria().stream()
                .filter(one -> registry.holder(one.code()) != null)
                .findFirst()
                .map(taken -> standing(wish, taken))
                .orElseGet(() -> make(wish, now));
    }

    private Created standing(Wish wish, Criterion taken) {
        String holder = registry.holder(taken.code());
        return of(wish.account())
                .filter(one -> one.application().equals(holder) && one.wish().sameAs(wish))
                .findFirst()
                .<Created>map(Created.Same::new)
                .orElseGet(() -> new Created.Overlap(taken));
    }

    private Created make(Wish wish, long now) {
        long codes = of(wish.account()).mapToLong(one -> one.wish().codes().size()).sum();
        if (of(wish.account()).count() >= MOST || codes + wish.codes().size() > MOST) {
            return new Created.TooMany(MOST);
        }
        Subscription made = new Subscription(chance.id(), wish, now);
        registry.subscribe(made);
        return new Created.Made(made);
    }

    @Override
    public Future<List<Subscription>> list(String account) {
        synchronized (registry) {
            return Future.succeededFuture(of(account).toList());
        }
    }

    @Override
    public Future<Optional<Subscription>> find(String account, String id) {
        synchronized (registry) {
            return Future.succeededFuture(one(account, id));
        }
    }

    @Override
    public Future<Boolean> delete(String account, String id) {
        synchronized (registry) {
            Optional<Subscription> found = one(account, id);
            found.ifPresent(registry::unsubscribe);
            return Future.succeededFuture(found.isPresent());
        }
    }

    private Optional<Subscription> one(String account, String id) {
        return of(account).filter(one -> one.id().equals(id)).findFirst();
    }

    private Stream<Subscription> of(String account) {
        return registry.subscriptions().stream()
                .filter(one -> one.wish().account().equals(account));
    }
}
