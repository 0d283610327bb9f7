package io.strowger.store;

import io.vertx.core.Future;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Checks every purse against its ledger, once, beside the traffic. A purse that does not add up is
 * not spent from until an operator has seen to it and the program has started again.
 *
 * <p>Tells which accounts have a purse that may be spent from; until one is checked it may.
 */
public final class PurseCheck implements Predicate<String> {

    private static final Logger LOG = LoggerFactory.getLogger(PurseCheck.class);

    private final Set<String> doubtful = ConcurrentHashMap.newKeySet();

    /** Checks all purses, one after another. Never fails: what cannot be checked is logged. */
    public Future<Void> run(Purses purses) {
        return purses.accounts()
                .compose(accounts -> {
                    Future<?> last = Future.succeededFuture();
                    for (String account : accounts) {
                        last = last.compose(_ -> check(purses, account));
                    }
                    return last;
                })
                .<Void>mapEmpty()
                .recover(failure -> unchecked("All purses", failure));
    }

    private Future<?> check(Purses purses, String account) {
        return purses.verify(account)
                .onSuccess(found ->
                        found.ifPresent(discrepancy -> {
                            doubtful.add(account);
                            LOG.error(
                                    "The purse of {} does not add up, so nothing is pushed from it: {}",
                                    account,
                                    discrepancy);
                        }))
                .<Void>mapEmpty()
                .recover(failure -> unchecked("The purse of " + account, failure));
    }

    private static Future<Void> unchecked(String what, Throwable failure) {
        LOG.error("{} could not be checked against the ledger", what, failure);
        return Future.succeededFuture();
    }

    /** Whether the purse of an account may be spent from. */
    @Override
    public boolean test(String account) {
        return !doubtful.contains(account);
    }
}
