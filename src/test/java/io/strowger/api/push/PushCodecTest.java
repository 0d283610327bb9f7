package io.strowger.api.push;

import static org.assertj.core.api.Assertions.assertThat;

import io.strowger.core.model.ServiceCode;
import io.strowger.core.model.SessionId;
import io.strowger.dialect.Decoded;
import io.strowger.dialect.WireError;
import io.strowger.dialect.WireError.Kind;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Bodies of pushes and of their answers (docs/protocols/push.md). */
class PushCodecTest {

    private static final SessionId SESSION = SessionId.parse("da01c47aa21e479aa848ad2a46fd2c6f");

    private static Decoded<PushMessage> read(String body, boolean strict) {
        return PushCodec.read(body.getBytes(StandardCharsets.UTF_8), strict);
    }

    private static WireError refused(String body, boolean strict) {
        return ((Decoded.Unreadable<PushMessage>) read(body, strict)).error();
    }

    @Test
    void shouldReadARequest() {
        String body = "{\"appId\":\"a\",\"msisdn\":\"+234 1\",\"contextData\":\" as it is \"}";
        assertThat(read(body, true))
                .isEqualTo(Decoded.of(new PushMessage("a", "+234 1", " as it is ")));
    }

    @Test
    void shouldReadLiberally() {
        String body = "{\"APPID\":\" a \",\"Msisdn\":2348031234567,\"contextData\":7,\"more\":[1]}";
        assertThat(read(body, false))
                .isEqualTo(Decoded.of(new PushMessage("a", "2348031234567", "7")));
        assertThat(refused(body, true).kind()).isEqualTo(Kind.INVALID_FIELD);
    }

    @ParameterizedTest
    @CsvSource({"4096, true", "4097, false"})
    void shouldTakeContextDataOfAtMost4KiB(int bytes, boolean taken) {
        String body =
                "{\"appId\":\"a\",\"msisdn\":\"1\",\"contextData\":\"%s\"}"
                        .formatted("x".repeat(bytes));
        assertThat(read(body, false) instanceof Decoded.Read<PushMessage>).isEqualTo(taken);
    }

    @Test
    void shouldWriteTheExamplesOfTheDocument() {
        String shortcode = PushCodec.recoveryShortcode(ServiceCode.parse("*425*123#"), "55555");
        assertThat(new String(PushCodec.answer(SESSION, shortcode), StandardCharsets.UTF_8))
                .isEqualTo(
                        "{\"sessionId\":\"da01c47a-a21e-479a-a848-ad2a46fd2c6f\","
                                + "\"recoveryShortcode\":\"*425*123*55555#\"}");
        assertThat(new String(PushCodec.answer(SESSION, null), StandardCharsets.UTF_8))
                .endsWith("\"recoveryShortcode\":null}");
    }

    @ParameterizedTest
    @EnumSource
    void shouldSayEveryCommonRefusalWithCodeAndMessage(Kind kind) {
        PushFault fault = PushFault.of(new WireError(kind, "appId", "A sentence."));
        assertThat(fault.status()).isEqualTo(kind.status());
        assertThat(fault.code()).isNotBlank();
        assertThat(new String(fault.body(), StandardCharsets.UTF_8))
                .isEqualTo(
                        "{\"code\":\"%s\",\"message\":\"%s\"}"
                                .formatted(fault.code(), fault.message()));
    }

    @Test
    void shouldHideWhatIsAsked() {
        assertThat(new PushMessage("a", "2348031234567", "secret").toString())
                .doesNotContain("234", "secret");
    }
}
