package io.strowger.store;

import io.strowger.provision.Criterion;
import io.strowger.provision.Subscription;
import io.strowger.provision.Subscription.Wish;
import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;

/**
 * The subscriptions of accounts to dials (docs/protocols/oneapi.md). When the future of a change
 * succeeds, the change is durable and this process routes by it; every other does within a second.
 *
 * <p>A code leads to one subscription at most. Another account's subscription is as one that does
 * not exist.
 */
public interface Subscriptions {

    /** Most subscriptions of one account, and most codes of all of them. */
    int MOST = 1_000;

    /** What came of a wish. */
    sealed interface Created {

        record Made(Subscription subscription) implements Created {}

        /**
         * It was there before: the correlator and all else are equal, or all but the correlator.
         */
        record Same(Subscription subscription) implements Created {}

        /** The correlator was used for another wish. */
        record OtherWish() implements Created {}

        /**
         * Another subscription or an application has one of the codes.
         *
         * @param criterion the first whose code is taken
         */
        record Overlap(Criterion criterion) implements Created {}

        /**
         * The account has as much as it may.
         *
         * @param most how many the account may have
         */
        record TooMany(int most) implements Created {}
    }

    /**
     * Subscribes. Whether the account may have the short codes is for the caller to find out.
     *
     * @param now epoch milliseconds
     */
    Future<Created> create(Wish wish, long now);

    /** All subscriptions of an account, the oldest first. */
    Future<List<Subscription>> list(String account);

    Future<Optional<Subscription>> find(String account, String id);

    /**
     * Ends a subscription: nothing that is dialled after the future has succeeded is brought to it.
     *
     * @return false when the account has no such subscription
     */
    Future<Boolean> delete(String account, String id);
}
