package io.strowger.dialect.oneapi;

import io.strowger.core.model.ServiceCode;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * A wish for what subscribers dial (docs/protocols/oneapi.md, "Subscription"). Texts that are
 * missing, null or blank are empty.
 *
 * @param notifyUrl where dials are to be sent; not to be trusted
 * @param clientCorrelator tells a retry from a second wish; may be empty
 * @param echo the whole object as JSON text, every field as it was sent, without {@code
 *     resourceURL}; it is what answers are made of, now and after a restart
 */
public record SubscriptionRequest(
        String notifyUrl,
        String callbackData,
        String clientCorrelator,
        List<Wanted> wanted,
        String echo) {

    /**
     * One short code that is subscribed to.
     *
     * @param keyword empty when all dials of the short code are wanted that no keyword takes
     * @param operatorCode the network as the application calls it, or empty; nothing depends on it
     */
    public record Wanted(String shortCode, String keyword, String operatorCode) {

        /** The code that the two make, or empty when they make none. */
        public Optional<ServiceCode> code() {
            return OneApiAddress.code(shortCode, keyword);
        }
    }

    /** What is subscribed to, without repetitions; codes that are none are left out. */
    public List<ServiceCode> codes() {
        return wanted.stream().flatMap(one -> one.code().stream()).distinct().toList();
    }

    /**
     * What the request is refused for, as far as it shows without anything else known, or empty.
     *
     * @param notifyUrls whether an absolute http or https URL may be called back
     */
    public Optional<OneApiFault> fault(Predicate<String> notifyUrls) {
        if (!ResponseRequest.isUrl(notifyUrl) || !notifyUrls.test(notifyUrl)) {
            return Optional.of(OneApiFault.invalid(ResponseField.NOTIFY_URL.key()));
        }
        if (wanted.isEmpty()) {
            return Optional.of(OneApiFault.invalid(SubscriptionField.SHORT_CODE.key()));
        }
        return wanted.stream()
                .filter(one -> one.code().isEmpty())
                .findFirst()
                .map(SubscriptionRequest::badCode);
    }

    private static OneApiFault badCode(Wanted wanted) {
        boolean badKeyword = OneApiAddress.code(wanted.shortCode, "").isPresent();
        SubscriptionField field =
                badKeyword ? SubscriptionField.KEYWORD : SubscriptionField.SHORT_CODE;
        return OneApiFault.invalid(field.key());
    }

    @Override
    public String toString() {
        return "SubscriptionRequest[hidden]";
    }
}
