package io.strowger.provision;

import io.strowger.core.model.Money;
import java.util.Map;

/**
 * A purse of a provisioning file; all amounts are of one currency.
 *
 * @param openingBalance what a new purse begins with; an existing purse keeps its balance
 * @param prices what an accepted push costs; there is one for every number
 */
public record PurseEntry(Money openingBalance, PriceList prices) {

    /** A purse with one price for all numbers. */
    public PurseEntry(Money openingBalance, Money pushPrice) {
        this(openingBalance, new PriceList(pushPrice, Map.of()));
    }

    public String currency() {
        return openingBalance.currency();
    }
}
