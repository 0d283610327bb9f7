package io.strowger.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WebhookSignatureTest {

    private static final byte[] BODY = "{\"test\": 2432232314}".getBytes(StandardCharsets.US_ASCII);

    @Test
    void shouldGiveTheSignatureOfThePublishedVector() {
        assertThat(
                        WebhookSignature.of(
                                "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
                                "msg_p5jXN8AQM9LWM0D4loKWxJek",
                                1_614_265_330,
                                BODY))
                .isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }

    @Test
    void shouldTakeAPlainSecretAsItStands() {
        assertThat(WebhookSignature.of("plain", "id", 1, BODY))
                .startsWith("v1,")
                .isNotEqualTo(WebhookSignature.of("Plain", "id", 1, BODY))
                .isNotEqualTo(WebhookSignature.of("plain", "id", 2, BODY));
    }

    @Test
    void shouldRefuseWhatIsNoSecret() {
        assertThatThrownBy(() -> WebhookSignature.of("", "id", 1, BODY))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> WebhookSignature.of("whsec_%%", "id", 1, BODY))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    msg_1 | 1000  | SIGNATURE                | 1000 | true
                    msg_1 | 1000  | v1,AAAA v2,x SIGNATURE   | 1000 | true
                    msg_1 | 1000  | SIGNATURE                | 1300 | true
                    msg_1 | 1000  | SIGNATURE                | 700  | true
                    msg_1 | 1000  | SIGNATURE                | 1301 | false
                    msg_1 | 1000  | SIGNATURE                | 699  | false
                    msg_2 | 1000  | SIGNATURE                | 1000 | false
                    msg_1 | 1001  | SIGNATURE                | 1001 | false
                    msg_1 | 01000 | SIGNATURE                | 1000 | true
                    msg_1 | -1000 | SIGNATURE                | 1000 | false
                    msg_1 | x     | SIGNATURE                | 1000 | false
                    msg_1 | 9999999999999999999999 | SIGNATURE | 1000 | false
                    ``    | 1000  | SIGNATURE                | 1000 | false
                    msg_1 | ``    | SIGNATURE                | 1000 | false
                    msg_1 | 1000  | ``                       | 1000 | false
                    msg_1 | 1000  | v1,AAAA                  | 1000 | false
                    """)
    void shouldKnowItsOwnSignatureWhileItIsNew(
            String id, String timestamp, String signatures, long now, boolean known) {
        String given =
                signatures.replace("SIGNATURE", WebhookSignature.of("secret", "msg_1", 1000, BODY));
        assertThat(WebhookSignature.isOf("secret", id, timestamp, given, BODY, now))
                .isEqualTo(known);
        assertThat(WebhookSignature.isOf("other", id, timestamp, given, BODY, now)).isFalse();
        assertThat(WebhookSignature.isOf("secret", id, timestamp, given, new byte[1], now))
                .isFalse();
    }

    @Test
    void shouldKnowWhatCanBeSignedWith() {
        assertThat(WebhookSignature.isKey("whsec_aHVi")).isTrue();
        assertThat(WebhookSignature.isKey("plain")).isTrue();
        assertThat(WebhookSignature.isKey("whsec_%")).isFalse();
        assertThat(WebhookSignature.isKey("whsec_")).isFalse();
        assertThat(WebhookSignature.isKey("")).isFalse();
    }
}
