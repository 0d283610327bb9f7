package io.strowger.provision;

import io.strowger.core.model.Money;
import io.strowger.core.model.Msisdn;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All prices of pushes. The most specific holds: of the application by prefix, of the application,
 * of the account by prefix, of the account.
 *
 * @param accounts by their ids; one without a purse is not there
 * @param applications by their ids
 */
public record PushPrices(Map<String, PriceList> accounts, Map<String, PriceList> applications) {

    /** Nothing has a price, so nothing can be pushed. */
    public static final PushPrices NONE = new PushPrices(Map.of(), Map.of());

    /** The price of a push, or null when the account has no purse. */
    public @Nullable Money of(String account, String application, Msisdn msisdn) {
        PriceList general = accounts.get(account);
        if (general == null) {
            return null;
        }
        String digits = msisdn.digits();
        Money own = applications.getOrDefault(application, PriceList.NONE).of(digits);
        return own == null ? general.of(digits) : own;
    }
}
