package io.strowger.dialect.oneapi;

import io.strowger.core.model.Msisdn;
import io.strowger.core.model.Screen;
import io.strowger.core.model.ServiceCode;
import io.strowger.core.model.SessionId;
import io.strowger.json.JsonFault;
import io.strowger.json.JsonField;
import io.strowger.json.JsonManner;
import io.strowger.json.JsonReader;
import io.strowger.json.JsonShape;
import io.strowger.json.JsonSink;
import io.strowger.json.JsonValue;
import java.io.IOException;
import java.util.List;
import java.util.Locale;

/** What we send to an upstream hub of this dialect on our own: pushes, and how it answers them. */
public final class OneApiHub {

    /** What became of a push. */
    public sealed interface Outcome {}

    /** The hub took it; its replies come to {@code notifyURL}. */
    public record Accepted() implements Outcome {}

    /**
     * It certainly did not go out.
     *
     * @param cause the hub's message id, {@code NOT SENT}, or {@code http 404}
     */
    public record Refused(String cause) implements Outcome {}

    /** It may have gone out or not: it must not be sent again. */
    public record Unknown(String cause) implements Outcome {}

    private static final int SERVER_ERROR = 500;
    private static final int UNAVAILABLE = 503;
    private static final int LONGEST_CAUSE = 32;

    private OneApiHub() {}

    /** The name of the dialogue of a push: its correlator, which the hub's replies carry. */
    public static String dialogueId(SessionId session) {
        return Correlators.ofPush(session);
    }

    /** The path behind the hub's URL: {@code /outbound/tel%3A%2B94777123456}. */
    public static String path(Msisdn msisdn) {
        return "/outbound/tel%3A%2B" + msisdn.digits();
    }

    /**
     * The request that opens a dialogue with a screen, or shows a final one without a session.
     *
     * @param notifyUrl where the hub sends the replies to
     */
    public static byte[] push(
            SessionId session, Msisdn msisdn, ServiceCode code, Screen screen, String notifyUrl) {
        UssdAction action = screen.expectsReply() ? UssdAction.MTINIT : UssdAction.MTFIN;
        return OutboundCodec.write(
                new OutboundRequest(
                        List.of(OneApiAddress.of(msisdn)),
                        OneApiAddress.shortCodeOf(code),
                        OneApiAddress.keywordOf(code),
                        screen.text(),
                        dialogueId(session),
                        "",
                        notifyUrl,
                        "",
                        action.wire(),
                        ""));
    }

    /** Reads the hub's answer. */
    public static Outcome read(int status, byte[] body) {
        HubAnswer answer = new HubAnswer();
        boolean readable = answer.read(body);
        if (!answer.messageId.isEmpty()) {
            return new Refused(answer.messageId);
        }
        if (status / 100 != 2) {
            String cause = "http " + status;
            boolean unknown = status >= SERVER_ERROR && status != UNAVAILABLE;
            return unknown ? new Unknown(cause) : new Refused(cause);
        }
        return readable ? outcome(answer.deliveryStatus) : new Unknown("unreadable answer");
    }

    private static Outcome outcome(String status) {
        if (status.equalsIgnoreCase(OutboundCodec.SENT)) {
            return new Accepted();
        }
        return status.isEmpty()
                ? new Unknown("no delivery status")
                : new Refused(status.toUpperCase(Locale.ROOT));
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

    private static final class HubAnswer implements JsonSink<Part> {

        private static final JsonShape<Part> SHAPE = JsonShape.of(Part.class);
        private static final JsonShape<ErrorPart> ERROR = JsonShape.of(ErrorPart.class);
        private static final JsonShape<ExceptionPart> EXCEPTION = JsonShape.of(ExceptionPart.class);

        private String deliveryStatus = "";
        private String messageId = "";

        boolean read(byte[] body) {
            try {
                JsonReader.read(body, SHAPE, JsonManner.LIBERAL, this);
                return true;
            } catch (JsonFault notAnAnswer) {
                return false;
            }
        }

        @Override
        public void field(Part part, JsonValue value) throws IOException {
            switch (part) {
                case REQUEST -> {
                    OutboundBody request = new OutboundBody();
                    value.object(OutboundBody.SHAPE, request);
                    deliveryStatus = cut(request.deliveryStatus);
                }
                case ERROR -> value.object(ERROR, (kind, error) -> exception(error));
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
