package io.strowger.api.verification;

import io.strowger.core.model.Receipt;
import io.strowger.json.JsonWriter;

/**
 * What is told to {@code callback_url} (docs/protocols/verification.md, "Delivery report").
 *
 * @param jobId {@code api_job_id} of the request
 * @param type {@code SMS} or {@code USSD}
 * @param messageId what the request's answer called the message
 * @param clientRef of the request
 * @param to the subscriber's number as digits
 * @param from whom the short message says it is from; empty for a notification, which does not say
 */
public record DeliveryReport(
        String jobId, String type, String messageId, String clientRef, String to, String from) {

    private static final int MICROS = 1_000;

    /** The report as JSON. */
    public byte[] body(Receipt receipt, long now) {
        return JsonWriter.object()
                .put("api_job_id", jobId)
                .put("client_job_id", "")
                .openArray("data")
                .open()
                .put("type", type)
                .put("message_id", messageId)
                .put("status", word(receipt))
                .put("timestamp", now)
                .put("micro_timestamp", now * MICROS)
                .put("to", to)
                .put("sms_from", from)
                .put("viber_from", "")
                .put("client_message_id", clientRef)
                .put("error_code", 0)
                .close()
                .closeArray()
                .end();
    }

    private static String word(Receipt receipt) {
        return switch (receipt) {
            case DELIVERED -> "DELIVRD";
            case UNDELIVERABLE -> "UNDELIV";
            case EXPIRED -> "EXPIRED";
        };
    }

    @Override
    public String toString() {
        return "DeliveryReport[" + messageId + "]";
    }
}
