package io.strowger.provision;

import io.strowger.core.model.Money;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an accepted push costs, as an account or an application has it; all amounts are of one
 * currency.
 *
 * @param general for numbers that no prefix claims, or null
 * @param byPrefix by the first digits of a canonical number
 */
public record PriceList(@Nullable Money general, Map<String, Money> byPrefix) {

    /** No price at all. */
    public static final PriceList NONE = new PriceList(null, Map.of());

    public PriceList {
        byPrefix = Map.copyOf(byPrefix);
    }

    public boolean isEmpty() {
        return general == null && byPrefix.isEmpty();
    }

    /**
     * The price of a push to a number, by its longest prefix; null when there is none.
     *
     * @param digits of the canonical number
     */
    public @Nullable Money of(String digits) {
        for (int length = byPrefix.isEmpty() ? 0 : digits.length(); length > 0; length--) {
            Money price = byPrefix.get(digits.substring(0, length));
            if (price != null) {
                return price;
            }
        }
        return general;
    }
}
