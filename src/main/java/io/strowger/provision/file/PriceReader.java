package io.strowger.provision.file;

import io.strowger.config.yaml.Section;
import io.strowger.core.model.Money;
import io.strowger.core.model.Msisdn;
import io.strowger.provision.PriceList;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads {@code pushPrice} and {@code pushPrices} of a purse or an application. */
final class PriceReader {

    private PriceReader() {}

    /**
     * Reads what a push costs.
     *
     * @param fallback for numbers that no prefix claims, when the file does not say
     */
    static PriceList read(Section section, String currency, @Nullable Money fallback) {
        Money general = section.optional("pushPrice", text -> Money.parse(text, currency));
        Map<String, Money> byPrefix = new LinkedHashMap<>();
        Section prefixes = section.section("pushPrices");
        for (String prefix : prefixes.keys()) {
            Money price = prefixes.optional(prefix, text -> Money.parse(text, currency));
            if (!isPrefix(prefix)) {
                section.refuse(
                        "pushPrices", "a prefix is 1 to 15 digits of an international number");
            } else if (price != null) {
                byPrefix.put(prefix, price);
            }
        }
        return new PriceList(general == null ? fallback : general, byPrefix);
    }

    private static boolean isPrefix(String text) {
        return !text.isEmpty()
                && text.length() <= Msisdn.MAX_DIGITS
                && text.charAt(0) != '0'
                && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }
}
