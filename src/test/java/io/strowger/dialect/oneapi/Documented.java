package io.strowger.dialect.oneapi;

import io.strowger.core.model.Msisdn;
import io.strowger.dialect.Decoded;
import io.strowger.dialect.WireError;
import io.strowger.numbering.Numbering;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The samples of docs/protocols/oneapi.md, letter by letter. */
final class Documented {

    /** "Initiating Mobile Terminated USSD", the request. */
    static final String MTINIT =
            """
            {
                "outboundUSSDMessageRequest": {
                "address": "tel:+94777123456",
                "shortCode": "tel:1234",
                "keyword": "123",
                "outboundUSSDMessage": "Login to service?\\n1. Ok\\n2. Cancel",
                "clientCorrelator": "123456",
                "responseRequest": {
                  "notifyURL": "http://ussd.response.receive.url ",
                  "callbackData": "some-data-useful-to-the-requester"
                },
                "ussdAction": "mtinit"
              }
            }
            """;

    /** "Continue USSD Session", the request. */
    static final String MTCONT =
            """
            {
                "outboundUSSDMessageRequest": {
                "address": "tel:+123456789",
                "shortCode": "tel:1234",
                "keyword": "123",
                "outboundUSSDMessage": "Login to service?\\n1. Ok\\n2. Cancel",
                "clientCorrelator": "123456",
                "responseRequest": {
                  "notifyURL": "http://ussd.response.receive.url ",
                  "callbackData": "some-data-useful-to-the-requester"
                },
                "ussdAction": "mtcont"
              }
            }
            """;

    /** "Initiating Mobile Terminated USSD", the response. */
    static final String SENT =
            """
            {
                "outboundUSSDMessageRequest": {
                "address": " tel:+94777123456",
                "keyword": "123",
                "shortCode": "tel:1721",
                "outboundUSSDMessage": " Login to service?\\n1. Ok\\n2. Cancel ",
                "clientCorrelator": "123456",
                "responseRequest": {
                  "notifyURL": "http://ussd.response.receive.url ",
                  "callbackData": "some-data-useful-to-the-requester"
                },
                "ussdAction": "mtinit",
                "deliveryStatus": "SENT"
              }
            }
            """;

    /** "Receive Response". */
    static final String INBOUND =
            """
             {

                "inboundUSSDMessageRequest": {
                "address": " tel:+94777123456",
                "shortCode": "tel:1721",
                "keyword": "123",
                "inboundUSSDMessage": "2",
                "clientCorrelator": "123456",
                "sessionID": "XXXXXX",
                "responseRequest": {
                  "notifyURL": "http://ussd.response.receive.url ",
                  "callbackData": "some-data-useful-to-the-requester"
                },
                "ussdAction": "mtcont"
              }
            }
            """;

    /** "Receive Mobile Originated USSD": the same without a session id. */
    static final String INBOUND_WITHOUT_SESSION =
            INBOUND.replace("    \"sessionID\": \"XXXXXX\",\n", "");

    private Documented() {}

    /** A sample without the blanks between its parts. */
    static String compact(String sample) {
        return sample.strip().replaceAll("\\n\\s*", "").replace("\": ", "\":");
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** A number of Sri Lanka, or of any other country in its international form. */
    static Optional<Msisdn> number(String text) {
        return Numbering.of("LK").parse(text);
    }

    static OutboundRequest request(String body) {
        return switch (OutboundCodec.read(bytes(body), false)) {
            case Decoded.Read<OutboundRequest>(var request) -> request;
            case Decoded.Unreadable<OutboundRequest>(var error) ->
                    throw new AssertionError(error.toString());
        };
    }

    static String describe(WireError error) {
        return (error.kind() + " " + error.field()).strip();
    }
}
