package io.strowger.dialect.oneapi;

import io.strowger.dialect.Decoded;
import io.strowger.dialect.WireError;
import io.strowger.json.JsonFault;
import io.strowger.json.JsonField;
import io.strowger.json.JsonReader;
import io.strowger.json.JsonShape;
import io.strowger.json.JsonWriter;
import java.util.List;
import java.util.SequencedMap;

/**
 * Reads and writes {@code {"outboundUSSDMessageRequest":{…}}} (docs/protocols/oneapi.md,
 * "Outbound"). What the fields mean is looked at by {@link OutboundRules}.
 */
public final class OutboundCodec {

    /** The object at the top of the body. */
    enum Top implements JsonField {
        REQUEST;

        @Override
        public String key() {
            return OutboundField.OBJECT;
        }
    }

    static final JsonShape<Top> TOP = JsonShape.of(Top.class);

    /** What the document's sample of an answer repeats, in its order. */
    private static final List<OutboundField> ANSWERED =
            List.of(
                    OutboundField.ADDRESS,
                    OutboundField.KEYWORD,
                    OutboundField.SHORT_CODE,
                    OutboundField.MESSAGE,
                    OutboundField.CLIENT_CORRELATOR,
                    OutboundField.RESPONSE_REQUEST,
                    OutboundField.ACTION);

    /** {@code deliveryStatus} of a request that the network took. */
    static final String SENT = "SENT";

    /** {@code deliveryStatus} of a request that the network refused, or that is down. */
    static final String NOT_SENT = "NOT SENT";

    private OutboundCodec() {}

    /**
     * Reads a request. A body without the object is {@link WireError.Kind#MALFORMED}, a field of a
     * type that it must not have is {@link WireError.Kind#INVALID_FIELD}.
     */
    public static Decoded<OutboundRequest> read(byte[] body, boolean strict) {
        String object;
        try {
            object = Wrapped.object(body, TOP, strict);
        } catch (JsonFault fault) {
            return Wrapped.wrongTop(fault);
        }
        if (object == null) {
            return Decoded.unreadable(
                    WireError.Kind.MALFORMED, "", "The body has no " + OutboundField.OBJECT + ".");
        }
        try {
            return Decoded.of(request(object, strict));
        } catch (JsonFault fault) {
            return Decoded.unreadable(fault);
        }
    }

    private static OutboundRequest request(String object, boolean strict) throws JsonFault {
        OutboundBody body = new OutboundBody(false);
        Wrapped.read(object, OutboundBody.SHAPE, strict, body);
        return body.request(object);
    }

    /** Writes a request of our own to a hub. */
    public static byte[] write(OutboundRequest request) {
        JsonWriter out = JsonWriter.object().open(OutboundField.OBJECT);
        putFields(out, request);
        return out.close().end();
    }

    private static void putFields(JsonWriter out, OutboundRequest request) {
        out.put(OutboundField.ADDRESS.key(), String.join(",", request.addresses()))
                .put(OutboundField.SHORT_CODE.key(), request.shortCode())
                .put(OutboundField.KEYWORD.key(), request.keyword())
                .put(OutboundField.MESSAGE.key(), request.text())
                .put(OutboundField.CLIENT_CORRELATOR.key(), request.clientCorrelator());
        if (!request.sessionId().isEmpty()) {
            out.put(OutboundField.SESSION_ID.key(), request.sessionId());
        }
        if (!request.notifyUrl().isEmpty() || !request.callbackData().isEmpty()) {
            out.open(OutboundField.RESPONSE_REQUEST.key())
                    .put(ResponseField.NOTIFY_URL.key(), request.notifyUrl())
                    .put(ResponseField.CALLBACK_DATA.key(), request.callbackData())
                    .close();
        }
        out.put(OutboundField.ACTION.key(), request.action());
    }

    /** {@code deliveryStatus} of a request: it is all that has to be kept of its answer. */
    public static String status(boolean sent) {
        return sent ? SENT : NOT_SENT;
    }

    /**
     * The answer to a request that was read: every field as it was sent, those of the document's
     * sample in its order with {@code deliveryStatus} behind them, then what else there was.
     *
     * @param sent whether the network took it: {@code SENT}, else {@code NOT SENT}
     */
    public static byte[] answer(OutboundRequest request, boolean sent) {
        SequencedMap<String, String> fields = JsonReader.members(request.echo());
        JsonWriter out = JsonWriter.object().open(OutboundField.OBJECT);
        ANSWERED.forEach(field -> Wrapped.move(fields, field, out));
        fields.keySet().removeIf(OutboundField.DELIVERY_STATUS.key()::equalsIgnoreCase);
        out.put(OutboundField.DELIVERY_STATUS.key(), status(sent));
        fields.forEach(out::putRaw);
        return out.close().end();
    }
}
