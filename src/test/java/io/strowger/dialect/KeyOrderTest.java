package io.strowger.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import io.strowger.core.model.ApplicationTerms;
import io.strowger.core.model.EndReason;
import io.strowger.core.model.Msisdn;
import io.strowger.core.model.NetworkTerms;
import io.strowger.core.model.Receipt;
import io.strowger.core.model.Rich;
import io.strowger.core.model.Screen;
import io.strowger.core.model.ServiceCode;
import io.strowger.core.model.SessionId;
import io.strowger.core.model.SessionKey;
import io.strowger.core.model.Texts;
import io.strowger.core.session.Effect.AskApplication;
import io.strowger.core.session.Effect.TellApplication;
import io.strowger.core.session.Input;
import io.strowger.core.session.Session;
import io.strowger.dialect.oneapi.ErrorCode;
import io.strowger.dialect.oneapi.OneApiDialect;
import io.strowger.dialect.oneapi.OneApiFault;
import io.strowger.dialect.oneapi.OneApiNetworkDialect;
import io.strowger.dialect.oneapi.OneApiSubmitDialect;
import io.strowger.dialect.oneapi.OutboundCodec;
import io.strowger.dialect.oneapi.OutboundRequest;
import io.strowger.dialect.oneapi.SubscriptionCodec;
import io.strowger.dialect.programmable.ProgrammableDialect;
import io.strowger.dialect.programmable.ProgrammableNetworkDialect;
import io.strowger.api.push.PushCodec;
import io.strowger.api.push.PushFault;
import io.strowger.dialect.sessionevent.SessionEventDialect;
import io.strowger.api.verification.DeliveryReport;
import io.strowger.api.verification.Status;
import io.strowger.api.verification.VerificationCodec;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The keys of all that we send, in the order of the documents' samples: some receivers read by
 * position (docs/protocols/README.md).
 */
class KeyOrderTest {

    private static final String PROGRAMMABLE =
            "Type Mobile SessionId ServiceCode Message Operator Sequence ClientState Platform";
    private static final String INBOUND =
            "inboundUSSDMessageRequest{address shortCode keyword inboundUSSDMessage"
                    + " clientCorrelator sessionID responseRequest{notifyURL callbackData}"
                    + " ussdAction}";
    private static final String WHO = "clientId appId sessionId ";

    /** As a hub sends it, in an order of its own. */
    private static final String HUB =
            """
            {"inboundUSSDMessageRequest":{"ussdAction":"mocont","responseRequest":{"notifyURL":"u",
             "callbackData":"d"},"sessionID":"s","clientCorrelator":"c","inboundUSSDMessage":"1",
             "keyword":"8","shortCode":"tel:7782","address":"tel:+94777123456"}}
            """;

    private static final String MTINIT =
            """
            {"outboundUSSDMessageRequest":{"ussdAction":"mtinit","more":1,"sessionID":null,
             "responseRequest":{"notifyURL":"https://a.example/","callbackData":"d"},
             "clientCorrelator":"c","outboundUSSDMessage":"Hi","keyword":"8","another":2,
             "shortCode":"tel:7782","address":"tel:+94777123456","deliveryStatus":"?"}}
            """;

    private static final String SUBSCRIPTION =
            """
            {"callbackReference":{"notifyURL":"https://a.example/","callbackData":"d"},
             "clientCorrelator":"c","shortCode":"tel:7782","keyword":"8"}
            """;

    static Stream<Arguments> messages() {
        return Stream.of(toApplications(), ofNetworks(), ofInterfaces())
                .flatMap(messages -> messages);
    }

    private static Stream<Arguments> toApplications() {
        return Stream.of(
                sent("programmable, a dial", asked("programmable", dial()), PROGRAMMABLE),
                sent("programmable, a reply", asked("programmable", reply()), PROGRAMMABLE),
                sent("programmable, a push", asked("programmable", push()), PROGRAMMABLE),
                sent("programmable, an end", told("programmable"), PROGRAMMABLE),
                sent("oneapi, a dial", asked("oneapi", dial()), INBOUND),
                sent("oneapi, a reply", asked("oneapi", reply()), INBOUND),
                sent("oneapi, a push", asked("oneapi", push()), INBOUND),
                sent("oneapi, an end", told("oneapi"), INBOUND),
                sent(
                        "session-event, a dial",
                        asked("session-event", dial()),
                        WHO + "msisdn operator input{type shortcodeString}"),
                sent(
                        "session-event, a push",
                        asked("session-event", push()),
                        WHO + "msisdn operator input{type contextData}"),
                sent(
                        "session-event, a reply",
                        asked("session-event", reply()),
                        WHO + "contextData result{type value}"),
                sent(
                        "session-event, an end",
                        told("session-event"),
                        WHO + "contextData reason{type}"));
    }

    private static Stream<Arguments> ofNetworks() {
        Rich rich = new Rich("L", "m", "select", "text", "{\"a\":1}");
        return Stream.of(
                sent(
                        "programmable, a screen",
                        programmable(Screen.expectingReply("Hi")),
                        "SessionId Type Message Label DataType FieldType"),
                sent(
                        "programmable, a screen of a rich channel",
                        programmable(new Screen("Hi", true, rich)),
                        "SessionId Type Message Mask Label DataType FieldType Data{a}"),
                sent(
                        "oneapi, a screen",
                        hubAnswered(),
                        "outboundUSSDMessageRequest{address shortCode keyword outboundUSSDMessage"
                                + " clientCorrelator sessionID"
                                + " responseRequest{notifyURL callbackData} ussdAction}"),
                sent(
                        "oneapi, a session that we begin",
                        submitted(),
                        "outboundUSSDMessageRequest{address shortCode keyword outboundUSSDMessage"
                                + " clientCorrelator responseRequest{notifyURL callbackData}"
                                + " ussdAction}"),
                sent(
                        "programmable, a refusal",
                        new ProgrammableNetworkDialect()
                                .refuse(new WireError(WireError.Kind.FORBIDDEN, "", "No."))
                                .body(),
                        "error{code message field}"));
    }

    private static Stream<Arguments> ofInterfaces() {
        return Stream.of(
                sent(
                        "oneapi, the answer to mtinit",
                        answered(),
                        "outboundUSSDMessageRequest{address keyword shortCode outboundUSSDMessage"
                                + " clientCorrelator responseRequest{notifyURL callbackData}"
                                + " ussdAction deliveryStatus more sessionID another}"),
                sent(
                        "oneapi, a refusal",
                        OneApiFault.of(ErrorCode.SVC1000).body(),
                        "requestError{serviceException{messageId text variables}}"),
                sent(
                        "oneapi, a subscription",
                        SubscriptionCodec.answer(
                                new SubscriptionCodec.Subscribed(SUBSCRIPTION, "u")),
                        "subscription{callbackReference{notifyURL callbackData} clientCorrelator"
                                + " shortCode keyword resourceURL}"),
                sent(
                        "push, sent",
                        PushCodec.answer(session("session-event").id(), null),
                        "sessionId recoveryShortcode"),
                sent("push, a refusal", PushFault.UNAUTHORIZED.body(), "code message"),
                sent(
                        "verification, a code on its way",
                        VerificationCodec.created("j", "m"),
                        "api_job_id result_info{status_code description} result{message_id}"),
                sent(
                        "verification, a code",
                        VerificationCodec.answer("j", Status.VALID),
                        "api_job_id result_info{status_code description}"),
                sent(
                        "verification, a report",
                        new DeliveryReport("j", "SMS", "m", "r", "233", "S")
                                .body(Receipt.DELIVERED, 0),
                        "api_job_id client_job_id data[{type message_id status timestamp"
                                + " micro_timestamp to sms_from viber_from client_message_id"
                                + " error_code}]"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("messages")
    void shouldSendTheKeysInTheOrderOfTheSample(String label, byte[] body, String order) {
        JsonObject message = new JsonObject(new String(body, StandardCharsets.UTF_8));
        assertThat(keys(message)).as(label).isEqualTo(order);
    }

    private static Arguments sent(String label, byte[] body, String order) {
        return Arguments.arguments(label, body, order);
    }

    private static String keys(JsonObject object) {
        return object.fieldNames().stream()
                .map(key -> key + inside(object.getValue(key)))
                .collect(Collectors.joining(" "));
    }

    private static String inside(Object value) {
        return switch (value) {
            case JsonObject object -> "{" + keys(object) + "}";
            case JsonArray array -> "[" + inside(array.getValue(0)) + "]";
            case null, default -> "";
        };
    }

    private static ApplicationDialect dialect(String name) {
        return switch (name) {
            case "programmable" -> new ProgrammableDialect();
            case "oneapi" -> new OneApiDialect();
            default -> new SessionEventDialect();
        };
    }

    private static Input dial() {
        return new Input.Dial("*7782*8*1#", "1");
    }

    private static Input reply() {
        return new Input.Reply("1");
    }

    private static Input push() {
        return new Input.Push("c");
    }

    private static byte[] asked(String name, Input input) {
        AskApplication ask = new AskApplication(session(name), 1, input, "", 5_000);
        return dialect(name).ask(ask, DialectOptions.DEFAULTS).body();
    }

    private static byte[] told(String name) {
        TellApplication tell =
                new TellApplication(session(name), 2, EndReason.SUBSCRIBER_CANCELLED, "");
        return dialect(name).tell(tell, DialectOptions.DEFAULTS).body();
    }

    private static byte[] programmable(Screen screen) {
        NetworkMessage message =
                new NetworkMessage(NetworkMessage.Kind.REPLIED, "233", "s", 1, "1", "");
        return new ProgrammableNetworkDialect().write(message, screen).body();
    }

    private static byte[] hubAnswered() {
        OneApiNetworkDialect hub = new OneApiNetworkDialect();
        return hub.read(Received.post(HUB), false)
                        instanceof Decoded.Read<NetworkMessage>(var message)
                ? hub.write(message, Screen.last("Bye")).body()
                : new byte[0];
    }

    private static byte[] submitted() {
        Session session = session("oneapi");
        return new OneApiSubmitDialect()
                .begin(
                        new Submission(
                                session.id(),
                                session.key().msisdn(),
                                session.code(),
                                Screen.expectingReply("Hi"),
                                "https://us.example/network/hub"))
                .body();
    }

    private static byte[] answered() {
        return OutboundCodec.read(MTINIT.getBytes(StandardCharsets.UTF_8), false)
                        instanceof Decoded.Read<OutboundRequest>(var request)
                ? OutboundCodec.answer(request, true)
                : new byte[0];
    }

    private static Session session(String dialect) {
        return new Session(
                SessionId.parse("3c796dac28174f739de4262d08409c51"),
                new SessionKey("upstream", Msisdn.of("94777123456")),
                "dialogue",
                Session.Origin.MOBILE,
                new NetworkTerms("upstream", "dialog", 60_000, Texts.DEFAULTS),
                new ApplicationTerms(
                        "menu", "acme", dialect, 10_000, 60_000, 180_000, 0, Texts.DEFAULTS),
                ServiceCode.parse("7782*8"),
                "*7782*8*1#",
                0);
    }
}
