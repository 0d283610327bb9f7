package io.strowger.provision;

import io.strowger.core.model.ServiceCode;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiPredicate;
import java.util.function.Predicate;

/**
 * All subscriptions.
 *
 * @param holders for each code the id of the subscription that has it
 */
public record Subscribed(Collection<Subscription> subscriptions, Map<ServiceCode, String> holders) {

    /**
     * For each code that leads to a subscription, that subscription. A code leads nowhere while the
     * subscription's account does not have its short code, or an application of a file has it.
     *
     * @param allotted whether an account (its id comes first) has a short code
     * @param taken whether an application of a file has the code
     */
    public Map<ServiceCode, Subscription> live(
            BiPredicate<String, String> allotted, Predicate<ServiceCode> taken) {
        Map<ServiceCode, Subscription> live = new HashMap<>();
        for (Subscription one : subscriptions) {
            for (Criterion criterion : one.wish().criteria()) {
                ServiceCode code = criterion.code();
                boolean leads =
                        one.id().equals(holders.get(code))
                                && allotted.test(one.wish().account(), criterion.shortCode())
                                && !taken.test(code);
                if (leads) {
                    live.put(code, one);
                }
            }
        }
        return live;
    }
}
