package io.strowger.dialect.oneapi;

import io.strowger.dialect.Decoded;
import io.strowger.dialect.DialectOptions;
import io.strowger.dialect.EmptyFields;
import io.strowger.dialect.Received;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class OneApiEmptyFieldsTest {

    private static final String SUBSCRIPTION =
            """
            {"subscription":{"callbackReference":{"notifyURL":"https://a.example/","callbackData":"d"},
             "clientCorrelator":"1","shortCode":"7782","destinationAddress":"7783","keyword":"8",
             "operatorCode":"D","resourceURL":"u","shortCodes":[{"callbackReference":"",
             "clientCorrelator":"","shortCode":"7784","destinationAddress":"7785","keyword":"9",
             "shortCodes":[],"operatorCode":"E","resourceURL":"v"}]}}
            """;

    private static final String OUTBOUND =
            Documented.SENT.replace("\"ussdAction\"", "\"sessionID\": \"s\", \"ussdAction\"");

    /** An answer inline has no session id here: it would have to be that of the session. */
    private static final String INLINE =
            Documented.SENT
                    .replace("mtinit", "mtcont")
                    .replace(
                            "\"ussdAction\"",
                            "\"sessionID\": \"" + Sessions.ID + "\", \"ussdAction\"");

    @TestFactory
    Stream<DynamicTest> shouldReadNoFieldNullAndEmptyAlikeInARequest() {
        return table(OUTBOUND, OneApiEmptyFieldsTest::outbound, OutboundField.OBJECT)
                .of(OutboundField.class);
    }

    @TestFactory
    Stream<DynamicTest> shouldReadNoFieldNullAndEmptyAlikeInAResponseRequest() {
        return table(
                        OUTBOUND,
                        OneApiEmptyFieldsTest::outbound,
                        OutboundField.OBJECT,
                        OutboundField.RESPONSE_REQUEST.key())
                .of(ResponseField.class);
    }

    /** All but the echo, which is to differ. */
    private static Object outbound(byte[] body) {
        return OutboundCodec.read(body, false) instanceof Decoded.Read<OutboundRequest>(var read)
                ? List.of(read.fingerprint(), read.addresses(), read.text(), read.action())
                : OutboundCodec.read(body, false);
    }

    @TestFactory
    Stream<DynamicTest> shouldReadNoFieldNullAndEmptyAlikeInAnAnswer() {
        return table(INLINE, OneApiEmptyFieldsTest::inline, OutboundField.OBJECT)
                .of(OutboundField.class);
    }

    @TestFactory
    Stream<DynamicTest> shouldReadNoFieldNullAndEmptyAlikeAtTheTopOfAnAnswer() {
        return table(INLINE, OneApiEmptyFieldsTest::inline).of(OutboundCodec.Top.class);
    }

    private static Object inline(byte[] body) {
        return new OneApiDialect()
                .read(Sessions.dial(), Received.ok(body), DialectOptions.DEFAULTS);
    }

    @TestFactory
    Stream<DynamicTest> shouldReadNoFieldNullAndEmptyAlikeOfAHub() {
        return table(Documented.INBOUND, OneApiEmptyFieldsTest::hub, InboundField.OBJECT)
                .of(InboundField.class);
    }

    private static Object hub(byte[] body) {
        return new OneApiNetworkDialect().read(Received.post(body), false);
    }

    @TestFactory
    Stream<DynamicTest> shouldReadNoFieldNullAndEmptyAlikeInAHubsAnswer() {
        return table(OUTBOUND, OneApiEmptyFieldsTest::submitted, OutboundField.OBJECT)
                .of(OutboundField.class);
    }

    private static Object submitted(byte[] body) {
        return new OneApiSubmitDialect().read(Received.ok(body));
    }

    @TestFactory
    Stream<DynamicTest> shouldReadNoFieldNullAndEmptyAlikeInASubscription() {
        return table(SUBSCRIPTION, OneApiEmptyFieldsTest::subscription, SubscriptionField.OBJECT)
                .of(SubscriptionField.class);
    }

    @TestFactory
    Stream<DynamicTest> shouldReadNoFieldNullAndEmptyAlikeInAListOfShortCodes() {
        return table(
                        SUBSCRIPTION,
                        OneApiEmptyFieldsTest::subscription,
                        SubscriptionField.OBJECT,
                        SubscriptionField.SHORT_CODES.key())
                .of(SubscriptionField.class);
    }

    private static Object subscription(byte[] body) {
        return SubscriptionCodec.read(body, false)
                        instanceof Decoded.Read<SubscriptionRequest>(var read)
                ? List.of(
                        read.notifyUrl(),
                        read.callbackData(),
                        read.clientCorrelator(),
                        read.wanted())
                : SubscriptionCodec.read(body, false);
    }

    private static EmptyFields table(String sample, Function<byte[], Object> read, String... path) {
        return new EmptyFields(sample, List.of(path), read);
    }
}
