package io.strowger.provision;

import io.strowger.core.model.Money;

/**
 * A purse of a provisioning file; all amounts are of one currency.
 *
 * @param openingBalance what a new purse begins with; an existing purse keeps its balance
 * @param prices what an accepted push costs; there is one for every number
 */
public record PurseEntry(Money openingBalance, PriceList prices) {

    public String currency() {
        return openingBalance.currency();
    }
}
