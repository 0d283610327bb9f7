package io.strowger.provision;

import io.strowger.core.model.Money;

/**
 * A purse of a provisioning file; both amounts are of one currency.
 *
 * @param openingBalance what a new purse begins with; an existing purse keeps its balance
 * @param pushPrice what an accepted push costs
 */
public record PurseEntry(Money openingBalance, Money pushPrice) {

    public String currency() {
        return openingBalance.currency();
    }
}
