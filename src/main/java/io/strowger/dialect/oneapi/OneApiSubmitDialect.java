package io.strowger.dialect.oneapi;

import io.strowger.dialect.ReceivedAnswer;
import io.strowger.dialect.Submission;
import io.strowger.dialect.SubmitAnswer;
import io.strowger.dialect.SubmitAnswer.Accepted;
import io.strowger.dialect.SubmitAnswer.Refused;
import io.strowger.dialect.SubmitAnswer.Throttled;
import io.strowger.dialect.SubmitAnswer.Unknown;
import io.strowger.dialect.SubmitDialect;
import io.strowger.dialect.WireRequest;
import io.strowger.json.FieldReader;
import io.strowger.json.JsonFault;
import io.strowger.json.JsonField;
import io.strowger.json.JsonReader;
import io.strowger.json.JsonShape;
import io.strowger.json.JsonValue;
import io.strowger.json.Strictness;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What we send to an upstream hub of this dialect on our own: pushes, and how it answers them. A
 * dialogue is known to the hub by our correlator, which its replies carry.
 */
public final class OneApiSubmitDialect implements SubmitDialect {

    private static final WireRequest.Head HEAD =
            new WireRequest.Head("POST", "application/json", "application/json");

    private static final int CREATED = 201;
    private static final int SEE_OTHER = 303;
    private static final int REQUEST_TIMEOUT = 408;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int SERVER_ERROR = 500;
    private static final int UNAVAILABLE = 503;
    private static final int LONGEST_CAUSE = 32;

    /** A screen that expects no reply is shown without a session (docs/protocols/oneapi.md). */
    @Override
    public WireRequest begin(Submission submission) {
        return request(
                submission,
                submission.screen().expectsReply() ? UssdAction.MTINIT : UssdAction.MTFIN);
    }

    /**
     * A last screen that nobody asked for is a text of our own at the end of our own patience. A
     * hub whose session is over by then would take it for a notification, and show it after its
     * own.
     */
    @Override
    public @Nullable WireRequest show(Submission submission) {
        return submission.screen().expectsReply() ? request(submission, UssdAction.MTCONT) : null;
    }

    private static WireRequest request(Submission submission, UssdAction action) {
        byte[] body =
                OutboundCodec.write(
                        new OutboundRequest(
                                List.of(OneApiAddress.of(submission.msisdn())),
                                OneApiAddress.shortCodeOf(submission.code()),
                                OneApiAddress.keywordOf(submission.code()),
                                submission.screen().text(),
                                CorrelatorKeys.ofPush(submission.session()),
                                "",
                                submission.notifyUrl(),
                                "",
                                action.wire(),
                                ""));
        return new WireRequest(
                HEAD, "/outbound/tel%3A%2B" + submission.msisdn().digits(), Map.of(), body);
    }

    @Override
    public SubmitAnswer read(ReceivedAnswer received) {
        int status = received.status();
        HubAnswer answer = new HubAnswer();
        boolean readable = answer.read(received.body());
        if (status / 100 == 2 && answer.messageId.isEmpty()) {
            return taken(received, answer, readable);
        }
        String cause = answer.messageId.isEmpty() ? "http " + status : answer.messageId;
        boolean busy = answer.messageId.equals(ErrorCode.SVC1000.name()) && status == UNAVAILABLE;
        if (busy || status == TOO_MANY_REQUESTS) {
            return new Throttled(cause);
        }
        return isDefinite(status, !answer.messageId.isEmpty())
                ? new Refused(cause)
                : new Unknown(cause);
    }

    /** Hubs in the field answer 201, and leave out what it says already. */
    private static SubmitAnswer taken(ReceivedAnswer received, HubAnswer answer, boolean readable) {
        boolean silent = answer.deliveryStatus.isEmpty() && (readable || isBlank(received.body()));
        if (received.status() == CREATED && silent) {
            return new Accepted();
        }
        return readable ? delivered(answer.deliveryStatus) : new Unknown("unreadable answer");
    }

    private static boolean isBlank(byte[] body) {
        return new String(body, StandardCharsets.UTF_8).isBlank();
    }

    /** What fails behind a hub, or in a proxy before it, may have gone out before. */
    private static boolean isDefinite(int status, boolean named) {
        return switch (status) {
            case SEE_OTHER -> false;
            case REQUEST_TIMEOUT -> named;
            default -> status < SERVER_ERROR;
        };
    }

    private static SubmitAnswer delivered(String status) {
        if (status.equalsIgnoreCase(OutboundCodec.SENT)) {
            return new Accepted();
        }
        if (status.equalsIgnoreCase(OutboundCodec.NOT_SENT)) {
            return new Refused(OutboundCodec.NOT_SENT);
        }
        return new Unknown(status.isEmpty() ? "no delivery status" : "delivery status " + status);
    }

    private enum Part implements JsonField {
        REQUEST(OutboundField.OBJECT),
        ERROR("requestError");

        private final String key;

        Part(String key) {
            this.key = key;
        }

        @Override
        public String key() {
            return key;
        }
    }

    private enum ErrorPart implements JsonField {
        SERVICE("serviceException"),
        POLICY("policyException");

        private final String key;

        ErrorPart(String key) {
            this.key = key;
        }

        @Override
        public String key() {
            return key;
        }
    }

    private enum ExceptionPart implements JsonField {
        MESSAGE_ID;

        @Override
        public String key() {
            return "messageId";
        }
    }

    private static final class HubAnswer implements FieldReader<Part> {

        private static final JsonShape<Part> SHAPE = JsonShape.of(Part.class);
        private static final JsonShape<ErrorPart> ERROR = JsonShape.of(ErrorPart.class);
        private static final JsonShape<ExceptionPart> EXCEPTION = JsonShape.of(ExceptionPart.class);

        private String deliveryStatus = "";
        private String messageId = "";

        boolean read(byte[] body) {
            try {
                JsonReader.read(body, SHAPE, Strictness.LIBERAL, this);
                return true;
            } catch (JsonFault notAnAnswer) {
                return false;
            }
        }

        @Override
        public void field(Part part, JsonValue value) throws IOException {
            switch (part) {
                case REQUEST -> value.object(OutboundBody.SHAPE, this::status);
                case ERROR -> value.object(ERROR, (kind, error) -> exception(error));
            }
        }

        /** Of what the hub repeats nothing else matters, whatever it is. */
        private void status(OutboundField field, JsonValue value) throws IOException {
            if (field == OutboundField.DELIVERY_STATUS) {
                deliveryStatus = cut(value.word());
            }
        }

        private void exception(JsonValue value) throws IOException {
            value.object(EXCEPTION, (part, id) -> messageId = cut(id.word()));
        }

        private static String cut(String text) {
            return text.length() <= LONGEST_CAUSE ? text : text.substring(0, LONGEST_CAUSE);
        }
    }
}
