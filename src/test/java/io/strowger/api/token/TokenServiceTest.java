package io.strowger.api.token;

import static io.strowger.api.token.AccessFixture.BASIC;
import static io.strowger.api.token.AccessFixture.basic;
import static org.assertj.core.api.Assertions.assertThat;

import io.strowger.api.token.TokenAnswer.Issued;
import io.strowger.api.token.TokenAnswer.Reason;
import io.strowger.api.token.TokenAnswer.Refused;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TokenServiceTest {

    private static final Map<String, String> CLIENT = Map.of("grant_type", "client_credentials");

    @RegisterExtension final AccessFixture access = new AccessFixture();

    @Test
    void shouldGiveAClientTokensForAllThatItsAccountMay() {
        Issued issued = issued(BASIC, CLIENT);
        assertThat(issued.scopes()).containsOnly("ussd", "push");
        assertThat(issued.expiresInSeconds()).isEqualTo(3600);
        assertThat(issued.accessToken()).matches("[A-Za-z0-9_-]{64}");
        assertThat(issued.refreshToken()).hasSize(64).isNotEqualTo(issued.accessToken());
        assertThat(access.who(issued.accessToken())).isPresent();
        assertThat(access.who(issued.refreshToken())).isEmpty();
        assertThat(issued.toString()).doesNotContain(issued.accessToken());
    }

    @Test
    void shouldTakeTheClientFromTheForm() {
        Map<String, String> form = with(CLIENT, "client_id", "acme-key");
        assertThat(issued(null, with(form, "client_secret", "acme-secret"))).isNotNull();
        assertThat(refused(null, form)).isEqualTo(Reason.INVALID_CLIENT);
    }

    @Test
    void shouldTakeTheClientFromOnePlaceOnly() {
        assertThat(refused(BASIC, with(CLIENT, "client_secret", "acme-secret")))
                .isEqualTo(Reason.INVALID_REQUEST);
        assertThat(refused(BASIC, with(CLIENT, "client_id", "other-key")))
                .isEqualTo(Reason.INVALID_REQUEST);
        assertThat(issued(BASIC, with(CLIENT, "client_id", "acme-key"))).isNotNull();
    }

    @Test
    void shouldReadTheHeaderPlainAndFormEncoded() {
        assertThat(issued(basic("odd", "a+b%20c:d"), CLIENT)).isNotNull();
        assertThat(issued(basic("odd", "a%2Bb%2520c%3Ad"), CLIENT)).isNotNull();
    }

    @ParameterizedTest
    @CsvSource({
        "acme-key,wrong-secret",
        "acme-key,''",
        "other-key,acme-secret",
        "nobody,acme-secret",
        "near,near-secret"
    })
    void shouldRefuseAClientThatIsNotKnown(String id, String secret) {
        assertThat(refused(basic(id, secret), CLIENT)).isEqualTo(Reason.INVALID_CLIENT);
    }

    @ParameterizedTest
    @CsvSource({"Basic", "Basic !!!", "Basic bm9jb2xvbg==", "Bearer demo-bearer-token"})
    void shouldRefuseAHeaderThatCannotBeRead(String header) {
        assertThat(refused(header, CLIENT)).isEqualTo(Reason.INVALID_CLIENT);
    }

    @Test
    void shouldRefuseASuspendedAccount() {
        assertThat(refused(basic("late-key", "late-secret"), CLIENT))
                .isEqualTo(Reason.UNAUTHORIZED_CLIENT);
    }

    @Test
    void shouldNameTheGrantsThatThereAre() {
        assertThat(refused(BASIC, Map.of())).isEqualTo(Reason.INVALID_REQUEST);
        assertThat(refused(BASIC, Map.of("grant_type", "authorization_code")))
                .isEqualTo(Reason.UNSUPPORTED_GRANT_TYPE);
    }

    @Test
    void shouldGiveTokensForIdAndSecretAsNameAndPassword() {
        Map<String, String> form =
                Map.of(
                        "grant_type", "password",
                        "username", "acme-key",
                        "password", "acme-secret");
        assertThat(issued(null, form)).isNotNull();
        assertThat(issued(BASIC, form)).isNotNull();
        assertThat(refused(null, with(form, "password", "wrong-one")))
                .isEqualTo(Reason.INVALID_GRANT);
        assertThat(refused(basic("other-key", "other-secret"), form))
                .isEqualTo(Reason.INVALID_GRANT);
        assertThat(refused(basic("other-key", "wrong"), form)).isEqualTo(Reason.INVALID_CLIENT);
        assertThat(refused(null, with(form, "password", ""))).isEqualTo(Reason.INVALID_REQUEST);
    }

    @Test
    void shouldRefreshOnceAndRevokeTheFamilyOnTheSecondUse() {
        Issued first = issued(BASIC, CLIENT);
        Issued second = issued(BASIC, refresh(first));
        assertThat(access.who(second.accessToken())).isPresent();
        assertThat(refused(BASIC, refresh(first))).isEqualTo(Reason.INVALID_GRANT);
        assertThat(refused(BASIC, refresh(second))).isEqualTo(Reason.INVALID_GRANT);
        access.pass(AccessTokens.OLDEST_MILLIS);
        assertThat(access.who(first.accessToken())).isEmpty();
        assertThat(access.who(second.accessToken())).isEmpty();
    }

    @Test
    void shouldRefreshForTheClientThatItWasGrantedToAlone() {
        Issued first = issued(BASIC, CLIENT);
        assertThat(refused(null, refresh(first))).isEqualTo(Reason.INVALID_CLIENT);
        assertThat(refused(basic("other-key", "other-secret"), refresh(first)))
                .isEqualTo(Reason.INVALID_GRANT);
        assertThat(refused(BASIC, Map.of("grant_type", "refresh_token")))
                .isEqualTo(Reason.INVALID_REQUEST);
        assertThat(issued(BASIC, refresh(first))).isNotNull();
    }

    @Test
    void shouldNotRefreshAtExpiry() {
        Issued first = issued(BASIC, CLIENT);
        access.pass(TokenService.REFRESH_LIFE.toMillis());
        assertThat(refused(BASIC, refresh(first))).isEqualTo(Reason.INVALID_GRANT);
    }

    @Test
    void shouldGrantOfTheScopesAskedForWhatTheAccountMay() {
        assertThat(issued(BASIC, with(CLIENT, "scope", "push")).scopes()).containsOnly("push");
        assertThat(issued(BASIC, with(CLIENT, "scope", "push verify")).scopes())
                .containsOnly("push");
        assertThat(issued(BASIC, with(CLIENT, "scope", "PRODUCTION")).scopes())
                .containsOnly("ussd", "push");
        assertThat(refused(BASIC, with(CLIENT, "scope", "verify"))).isEqualTo(Reason.INVALID_SCOPE);
    }

    @Test
    void shouldNotWidenScopesByARefresh() {
        Issued narrow = issued(BASIC, with(CLIENT, "scope", "push"));
        assertThat(refused(BASIC, with(refresh(narrow), "scope", "ussd")))
                .isEqualTo(Reason.INVALID_SCOPE);
        assertThat(issued(BASIC, refresh(narrow)).scopes()).containsOnly("push");
    }

    private static Map<String, String> refresh(Issued issued) {
        return Map.of("grant_type", "refresh_token", "refresh_token", issued.refreshToken());
    }

    private static Map<String, String> with(Map<String, String> form, String key, String value) {
        Map<String, String> more = new HashMap<>(form);
        more.put(key, value);
        return more;
    }

    private Issued issued(@Nullable String header, Map<String, String> form) {
        TokenAnswer answer = access.ask(header, form);
        assertThat(answer).isInstanceOf(Issued.class);
        return (Issued) answer;
    }

    private Reason refused(@Nullable String header, Map<String, String> form) {
        TokenAnswer answer = access.ask(header, form);
        assertThat(answer).isInstanceOf(Refused.class);
        return ((Refused) answer).reason();
    }
}
