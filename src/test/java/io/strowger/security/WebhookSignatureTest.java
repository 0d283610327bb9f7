package io.strowger.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

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
}
