package io.strowger.dialect.oneapi;

import io.strowger.core.model.Msisdn;
import io.strowger.core.model.ServiceCode;
import io.strowger.core.text.Fit;
import io.strowger.core.text.TextLength;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What a request of an application is refused for, as far as it shows without anything else known,
 * in the order of the table in docs/protocols/oneapi.md.
 *
 * @param numbers reads a number in any spelling, empty when it is none
 * @param notifyUrls whether an absolute http or https URL may be called back
 * @param strict whether {@code ussdAction} is read as the document writes it only
 */
public record OutboundRules(
        Function<String, Optional<Msisdn>> numbers, Predicate<String> notifyUrls, boolean strict) {

    /** What came of checking. */
    public sealed interface Checked {}

    /**
     * The request can be acted on.
     *
     * @param code what short code and keyword make
     */
    public record Valid(Msisdn msisdn, UssdAction action, ServiceCode code) implements Checked {

        /** What stands behind the short code; may be empty. */
        public String keyword() {
            int shortCode = code.shortCode().length();
            return code.wire().length() == shortCode ? "" : code.wire().substring(shortCode + 1);
        }
    }

    /** The request is refused. */
    public record Refused(OneApiFault fault) implements Checked {}

    /**
     * Checks a request that was read.
     *
     * @param pathAddress {@code {address}} of the path, as it was sent or decoded
     */
    public Checked check(OutboundRequest request, String pathAddress) {
        UssdAction action = UssdAction.find(request.action(), strict);
        Optional<ServiceCode> code = request.code();
        OneApiFault field = badField(request, code.isPresent());
        if (field != null) {
            return new Refused(field);
        }
        if (request.addresses().size() > OutboundRequest.MAX_ADDRESSES) {
            return new Refused(tooMany());
        }
        List<Msisdn> body = new ArrayList<>();
        request.addresses().forEach(text -> numbers.apply(text).ifPresent(body::add));
        Optional<Msisdn> path = ofPath(OneApiAddress.ofPath(pathAddress), body);
        if (path.isPresent() && body.size() == 1 && !body.contains(path.get())) {
            return new Refused(OneApiFault.invalid(OutboundField.ADDRESS.key()));
        }
        if (!request.notifyUrl().isEmpty() && !isAllowed(request.notifyUrl())) {
            return new Refused(OneApiFault.invalid(ResponseField.NOTIFY_URL.key()));
        }
        if (action == null || !UssdAction.FROM_APPLICATION.contains(action)) {
            return new Refused(badAction());
        }
        boolean numbered = path.isPresent() && body.size() == request.addresses().size();
        OneApiFault rest = numbered ? badRest(request, body) : notANumber();
        return rest == null
                ? new Valid(body.getFirst(), action, code.orElseThrow())
                : new Refused(rest);
    }

    private static @Nullable OneApiFault badField(OutboundRequest request, boolean isCode) {
        OutboundField missing = missing(request);
        if (missing != null) {
            return OneApiFault.invalid(missing.key());
        }
        if (isCode) {
            return null;
        }
        boolean badKeyword = OneApiAddress.code(request.shortCode(), "").isPresent();
        return OneApiFault.invalid(
                (badKeyword ? OutboundField.KEYWORD : OutboundField.SHORT_CODE).key());
    }

    /** The first field that the document calls mandatory and that is not there. */
    private static @Nullable OutboundField missing(OutboundRequest request) {
        if (request.addresses().isEmpty()) {
            return OutboundField.ADDRESS;
        }
        if (request.shortCode().isBlank()) {
            return OutboundField.SHORT_CODE;
        }
        if (request.text().isBlank()) {
            return OutboundField.MESSAGE;
        }
        if (request.clientCorrelator().isBlank()) {
            return OutboundField.CLIENT_CORRELATOR;
        }
        return request.action().isBlank() ? OutboundField.ACTION : null;
    }

    private boolean isAllowed(String url) {
        return ResponseRequest.isUrl(url) && notifyUrls.test(url);
    }

    private static OneApiFault badAction() {
        List<String> variables = new ArrayList<>(List.of(OutboundField.ACTION.key()));
        UssdAction.FROM_APPLICATION.forEach(action -> variables.add(action.wire()));
        return OneApiFault.of(ErrorCode.SVC0003, variables.toArray(String[]::new));
    }

    private static OneApiFault notANumber() {
        return OneApiFault.of(ErrorCode.SVC0004, OutboundField.ADDRESS.key());
    }

    /** Bare digits are those of the body, when it has them; else they may be a national number. */
    private Optional<Msisdn> ofPath(String address, List<Msisdn> body) {
        return body.stream()
                .filter(number -> number.digits().equals(address))
                .findFirst()
                .or(() -> numbers.apply(address));
    }

    private static @Nullable OneApiFault badRest(OutboundRequest request, List<Msisdn> numbers) {
        OneApiFault tooLong = tooLong(request.text());
        if (tooLong != null || numbers.size() == 1) {
            return tooLong;
        }
        Set<Msisdn> seen = new HashSet<>();
        for (int i = 0; i < numbers.size(); i++) {
            if (!seen.add(numbers.get(i))) {
                return OneApiFault.of(ErrorCode.POL0013, request.addresses().get(i));
            }
        }
        return tooMany();
    }

    private static OneApiFault tooMany() {
        return OneApiFault.of(ErrorCode.POL0003, OutboundField.ADDRESS.key());
    }

    /** SVC0280 with 182 or 80; null when the text is one screen. */
    private static @Nullable OneApiFault tooLong(String text) {
        return switch (TextLength.check(text)) {
            case Fit.Fits _ -> null;
            case Fit.TooLong(_, _, int limit) ->
                    OneApiFault.of(ErrorCode.SVC0280, String.valueOf(limit));
            case Fit.IllFormed _ -> OneApiFault.invalid(OutboundField.MESSAGE.key());
        };
    }
}
