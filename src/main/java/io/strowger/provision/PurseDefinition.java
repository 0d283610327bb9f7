package io.strowger.provision;

import io.strowger.core.model.Money;
import org.jspecify.annotations.Nullable;

/**
 * A purse of an account; all amounts are of its currency.
 *
 * @param openingBalance what a new purse begins with, in a file; null in the database, where the
 *     ledger has it
 * @param prices what an accepted push costs; there is one for every number
 */
public record PurseDefinition(String currency, @Nullable Money openingBalance, PriceList prices) {}
