package io.strowger.core.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import io.strowger.config.yaml.Values;
import io.strowger.core.model.DialString;
import io.strowger.core.model.Money;
import io.strowger.core.model.Msisdn;
import io.strowger.core.model.ServiceCode;
import io.strowger.core.model.SessionId;
import io.strowger.dialect.Decoded;
import io.strowger.dialect.NetworkMessage;
import io.strowger.dialect.Received;
import io.strowger.dialect.oneapi.OneApiNetworkDialect;
import io.strowger.dialect.programmable.ProgrammableNetworkDialect;
import io.strowger.numbering.Numbering;
import io.strowger.security.AddressRange;
import io.strowger.security.CallbackRule;
import io.strowger.security.CallbackUrl;
import io.strowger.security.WebhookSignature;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The digits of other scripts are digits nowhere, whatever is read. */
class DecimalTest {

    /** Arabic-Indic, Persian, Devanagari, Bengali, Thai, fullwidth and mathematical digits. */
    private static final List<String> ZEROS =
            List.of("\u0660", "\u06f0", "\u0966", "\u09e6", "\u0e50", "\uff10", "\ud835\udfce");

    /** Everything that reads digits, with a text that it takes. */
    private static Stream<Arguments> readers() {
        return Stream.of(
                reader("Decimal.parseInt", "12", takes(Decimal::parseInt)),
                reader("Decimal.parseLong", "-12", takes(Decimal::parseLong)),
                reader("Decimal.isNumber", "12", Decimal::isNumber),
                reader("Msisdn", "233200585542", takes(Msisdn::of)),
                reader("number", "0200585542", text -> isNumber("GH", text)),
                reader("number in full", "+233200585542", text -> isNumber("GH", text)),
                reader("tel URI", "tel:+233200585542", text -> isNumber("GH", text)),
                reader("ServiceCode", "*713*2#", takes(ServiceCode::parse)),
                reader("DialString", "*713#", text -> DialString.parse(text).isPresent()),
                reader("SessionId", "0123456789abcdef".repeat(2), takes(SessionId::parse)),
                reader("Money", "10.50", takes(text -> Money.parse(text, "NGN"))),
                reader("setting: number", "1_000", takes(Values.number(0, 9_999))),
                reader("setting: time", "12s", takes(Values.duration(Duration.ofHours(1)))),
                reader("setting: size", "12KiB", takes(Values.size(1, 1 << 20))),
                reader("setting: URL", "http://a:8080/", takes(Values.url())),
                reader("range", "10.0.0.0/8", takes(AddressRange::parse)),
                reader("IPv6 range", "fd00::/64", takes(AddressRange::parse)),
                reader("callback port", "https://a.example:8443/", DecimalTest::isCallback),
                reader("timestamp", "1800000000", DecimalTest::isTimestamp),
                reader("Sequence", "12", DecimalTest::isSequence),
                reader("Mobile", "233200585542", DecimalTest::isMobile),
                reader("shortCode", "7782", DecimalTest::isShortCode));
    }

    private static Arguments reader(String name, String good, Predicate<String> reader) {
        return argumentSet(name, good, reader);
    }

    private static Predicate<String> takes(Function<String, ?> reader) {
        return text -> {
            try {
                Object read = reader.apply(text);
                return read != null;
            } catch (IllegalArgumentException refused) {
                return false;
            }
        };
    }

    private static boolean isNumber(String country, String text) {
        return Numbering.of(country).parse(text).isPresent();
    }

    private static boolean isCallback(String text) {
        return CallbackUrl.parse(text, CallbackRule.PUBLIC) instanceof CallbackUrl.Ok;
    }

    private static boolean isTimestamp(String text) {
        byte[] body = {};
        String signature = WebhookSignature.of("secret", "id", 1_800_000_000, body);
        return WebhookSignature.isOf("secret", "id", text, signature, body, 1_800_000_000);
    }

    private static boolean isSequence(String text) {
        return isRequest(
                """
                {"Type":"response","Mobile":"233200585542","SessionId":"s","Message":"1",
                 "Sequence":"%s"}
                """
                        .formatted(text));
    }

    private static boolean isMobile(String text) {
        String body =
                """
                {"Type":"response","Mobile":"%s","SessionId":"s","Message":"1"}
                """
                        .formatted(text);
        return new ProgrammableNetworkDialect().read(Received.post(body), false)
                        instanceof Decoded.Read<NetworkMessage>(var message)
                && isNumber("GH", message.mobile());
    }

    private static boolean isRequest(String body) {
        return new ProgrammableNetworkDialect().read(Received.post(body), false)
                instanceof Decoded.Read;
    }

    private static boolean isShortCode(String text) {
        String body =
                """
                {"inboundUSSDMessageRequest":{"address":"tel:+233200585542","shortCode":"%s",
                 "keyword":null,"sessionID":"s","ussdAction":"moinit"}}
                """
                        .formatted(text);
        return new OneApiNetworkDialect().read(Received.post(body), false) instanceof Decoded.Read;
    }

    @ParameterizedTest
    @MethodSource("readers")
    void shouldTakeNoDigitsOfOtherScripts(String good, Predicate<String> reader) {
        assertThat(reader.test(good)).as(good).isTrue();
        for (String zero : ZEROS) {
            for (int i = 0; i < good.length(); i++) {
                if (Decimal.isDigit(good.charAt(i))) {
                    int foreign = zero.codePointAt(0) + (good.charAt(i) - '0');
                    String text =
                            good.substring(0, i)
                                    + Character.toString(foreign)
                                    + good.substring(i + 1);
                    assertThat(reader.test(text)).as(text).isFalse();
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2147483648",
                "-2147483649",
                "9223372036854775808",
                "1e9",
                "",
                "-",
                "+-1",
                " 1"
            })
    void shouldRefuseWhatIsNoInt(String text) {
        assertThatThrownBy(() -> Decimal.parseInt(text)).isInstanceOf(NumberFormatException.class);
    }

    @Test
    void shouldReadWhatFits() {
        assertThat(Decimal.parseInt("2147483647")).isEqualTo(Integer.MAX_VALUE);
        assertThat(Decimal.parseInt("-2147483648")).isEqualTo(Integer.MIN_VALUE);
        assertThat(Decimal.parseLong("+9223372036854775807")).isEqualTo(Long.MAX_VALUE);
    }
}
