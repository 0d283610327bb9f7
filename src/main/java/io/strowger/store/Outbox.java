package io.strowger.store;

import io.vertx.core.Future;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Deliveries that outlive the process: what was put is handed out until it was delivered or given
 * up, at least once.
 *
 * <p>So many deliveries of an account wait and no more (invariant 25): one more takes the place of
 * the account's oldest notice. A checkout or a report never goes for want of room; whoever begins
 * work that will need one looks at {@link #full} before.
 *
 * <p>Every time is in epoch milliseconds and comes from the caller.
 */
public interface Outbox {

    /** How long the id of a delivery is kept after its end. */
    long KEPT_MILLIS = 7L * 24 * 3_600_000;

    /**
     * A delivery to be attempted now.
     *
     * @param attempts how often it was handed out, this time included
     */
    record Due(Delivery delivery, int attempts) {}

    /**
     * Keeps a delivery, due at once. It is durable when the future succeeds.
     *
     * @return false when this id was put before, and the first one stays as it is; or when it is a
     *     notice and there is room for none
     */
    Future<Boolean> put(Delivery delivery);

    /**
     * Hands out what is due and lends it: it is not due again before {@code leaseUntil}, unless
     * {@link #failed} or {@link #putBack} says so. When there is much, every account gets its turn
     * before any gets a second one, and of each the longest waiting go first. The list has no
     * order.
     *
     * @param limit how many at most
     * @param each how many of one account at most
     * @param without accounts whose deliveries are left for later
     */
    Future<List<Due>> due(long now, long leaseUntil, int limit, int each, Set<String> without);

    /** The receiver has it: what was sent is forgotten, the id is kept. */
    Future<Void> delivered(String id, long now);

    /**
     * An attempt failed; it is due again at {@code nextAt}.
     *
     * @param error what went wrong, for operators, as {@code http 502}
     */
    Future<Void> failed(String id, long nextAt, String error);

    /** No attempt was made after all; it is due again at {@code nextAt}. */
    Future<Void> putBack(String id, long nextAt);

    /** It is given up: what was to be sent is forgotten, the id and the error are kept. */
    Future<Void> dead(String id, long now, String error);

    /**
     * Forgets the ids of what was over for {@link #KEPT_MILLIS} at {@code now}, so many at most.
     *
     * @return how many
     */
    Future<Integer> forget(long now, int most);

    /** How many deliveries are neither delivered nor given up. */
    Future<Long> waiting();

    /**
     * The accounts of which as much waits as may, and none of it can be let go: nothing that ends
     * in a checkout or a report should be begun for them. Costs next to nothing.
     */
    Set<String> full();

    /** How many notices were let go since this was asked last, by account. */
    Map<String, Long> takeDropped();
}
