package io.strowger.api.verification;

import io.strowger.core.model.Msisdn;
import io.strowger.core.verify.CodeRules;
import io.strowger.core.verify.CodeType;
import io.strowger.core.verify.MessageTemplate;
import io.strowger.core.verify.SenderId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Judges the fields of a request in their order (docs/protocols/verification.md, "Order of
 * checks"): the first that is wrong decides.
 */
public final class RequestRules {

    /** Longer ones would not fit the path that they are validated at. */
    static final int LONGEST_REF = 255;

    private final Function<String, Optional<Msisdn>> numbers;
    private final Predicate<String> mayCallBack;
    private final boolean strict;
    private final List<Function<CodeRequest, @Nullable Status>> checks =
            List.of(
                    this::clientRef,
                    this::phoneNumber,
                    this::codeLength,
                    this::codeType,
                    this::callbackUrl,
                    this::senderId,
                    this::template);

    /** What a request comes to. */
    public sealed interface Checked {

        /** It is refused. */
        record Refused(Status status) implements Checked {}

        /**
         * It may be acted on.
         *
         * @param callbackUrl empty when nobody wants a report
         * @param senderId empty when the request names none
         */
        record Valid(
                String clientRef,
                Msisdn msisdn,
                int codeLength,
                CodeType codeType,
                boolean caseSensitive,
                String callbackUrl,
                String senderId,
                MessageTemplate template)
                implements Checked {

            @Override
            public String toString() {
                return "Valid[" + msisdn + "]";
            }
        }
    }

    /**
     * @param numbers reads a subscriber's number
     * @param mayCallBack whether reports may go to a URL
     * @param strict whether only what the document allows is taken
     */
    public RequestRules(
            Function<String, Optional<Msisdn>> numbers,
            Predicate<String> mayCallBack,
            boolean strict) {
        this.numbers = numbers;
        this.mayCallBack = mayCallBack;
        this.strict = strict;
    }

    /** Judges a request. */
    public Checked check(CodeRequest request) {
        for (Function<CodeRequest, @Nullable Status> check : checks) {
            Status refusal = check.apply(request);
            if (refusal != null) {
                return new Checked.Refused(refusal);
            }
        }
        return valid(request);
    }

    private Checked valid(CodeRequest request) {
        Optional<Msisdn> msisdn = msisdn(request);
        CodeType type = type(request);
        return msisdn.isPresent()
                        && type != null
                        && read(request) instanceof MessageTemplate.Read.Usable(var template)
                ? new Checked.Valid(
                        request.clientRef(),
                        msisdn.get(),
                        request.codeLength(),
                        type,
                        request.caseSensitive(),
                        request.callbackUrl(),
                        request.senderId(),
                        template)
                : new Checked.Refused(Status.MALFORMED);
    }

    private @Nullable Status clientRef(CodeRequest request) {
        String ref = request.clientRef();
        // steps of a path: no request to validate could name them
        boolean unusable = ref.length() > LONGEST_REF || ref.equals(".") || ref.equals("..");
        if (unusable || request.wrong().contains(CodeRequestField.CLIENT_REF)) {
            return Status.MALFORMED;
        }
        return ref.isBlank() ? Status.REF_MISSING : null;
    }

    private @Nullable Status phoneNumber(CodeRequest request) {
        if (request.wrong().contains(CodeRequestField.PHONE_NUMBER)) {
            return Status.NUMBER_INVALID;
        }
        if (request.phoneNumber().isBlank()) {
            return Status.NUMBER_MISSING;
        }
        return msisdn(request).isEmpty() ? Status.NUMBER_INVALID : null;
    }

    private Optional<Msisdn> msisdn(CodeRequest request) {
        String text = request.phoneNumber();
        Optional<Msisdn> number = numbers.apply(text);
        // the document knows international digits and nothing else
        return strict ? number.filter(canonical -> canonical.digits().equals(text)) : number;
    }

    private @Nullable Status codeLength(CodeRequest request) {
        if (request.wrong().contains(CodeRequestField.CODE_LENGTH)) {
            return Status.MALFORMED;
        }
        if (request.codeLength() < CodeRules.SHORTEST) {
            return Status.CODE_TOO_SHORT;
        }
        return request.codeLength() > CodeRules.LONGEST ? Status.CODE_TOO_LONG : null;
    }

    private @Nullable Status codeType(CodeRequest request) {
        boolean wrong =
                request.wrong().contains(CodeRequestField.CODE_TYPE)
                        || request.wrong().contains(CodeRequestField.CASE_SENSITIVE);
        return wrong || type(request) == null ? Status.MALFORMED : null;
    }

    private @Nullable CodeType type(CodeRequest request) {
        String text = request.codeType();
        return switch (strict ? text : text.toLowerCase(Locale.ROOT)) {
            case "numeric" -> CodeType.NUMERIC;
            case "alpha" -> CodeType.ALPHA;
            case "alphanumeric" -> CodeType.ALPHANUMERIC;
            default -> null;
        };
    }

    private @Nullable Status callbackUrl(CodeRequest request) {
        boolean wanted = !request.callbackUrl().isEmpty();
        boolean wrong = request.wrong().contains(CodeRequestField.CALLBACK_URL);
        return wrong || (wanted && !mayCallBack.test(request.callbackUrl()))
                ? Status.CALLBACK_INVALID
                : null;
    }

    private @Nullable Status senderId(CodeRequest request) {
        if (request.wrong().contains(CodeRequestField.SENDER_ID)) {
            return Status.MALFORMED;
        }
        if (request.senderId().isEmpty()) {
            return null;
        }
        return switch (SenderId.check(request.senderId())) {
            case FITS -> null;
            case TOO_LONG -> Status.SENDER_TOO_LONG;
            case NOT_SHOWN -> Status.MALFORMED;
        };
    }

    private @Nullable Status template(CodeRequest request) {
        if (request.wrong().contains(CodeRequestField.MESSAGE_TEMPLATE)) {
            return Status.MALFORMED;
        }
        return switch (read(request)) {
            case MessageTemplate.Read.Usable _ -> null;
            case MessageTemplate.Read.NoPlaceholder() -> Status.PLACEHOLDER_MISSING;
            case MessageTemplate.Read.TooLong() -> Status.MESSAGE_TOO_LONG;
            case MessageTemplate.Read.IllFormed() -> Status.MALFORMED;
        };
    }

    private static MessageTemplate.Read read(CodeRequest request) {
        String text = request.templated() ? request.template() : MessageTemplate.DEFAULT;
        return MessageTemplate.read(text, request.codeLength());
    }
}
