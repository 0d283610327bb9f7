package io.strowger.api.token;

import static io.strowger.provision.Definitions.account;
import static io.strowger.provision.Definitions.bearer;
import static io.strowger.provision.Definitions.entry;
import static io.strowger.provision.Definitions.oauth;
import static io.strowger.store.Futures.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.strowger.api.token.TokenAnswer.Issued;
import io.strowger.security.Keys;
import io.strowger.security.Principal;
import io.strowger.security.Secret;
import io.strowger.security.TokenGenerator;
import io.strowger.store.Tokens.Grant;
import io.strowger.store.Tokens.Pair;
import java.net.InetAddress;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AuthenticatorTest {

    @RegisterExtension final AccessFixture access = new AccessFixture();

    @Test
    void shouldKnowABearerCredentialOfTheFile() {
        Principal holder = access.who("demo-bearer-token").orElseThrow();
        assertThat(holder.account()).isEqualTo("acme");
        assertThat(holder.scopes()).containsOnly("ussd", "push");
        assertThat(holder.strict()).isFalse();
        assertThat(holder.credential()).startsWith("bearer-").doesNotContain("demo");
        assertThat(access.reads).hasValue(0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"bearer demo-bearer-token", "BEARER   demo-bearer-token "})
    void shouldReadTheSchemeLiberally(String header) {
        assertThat(await(access.authenticator.authenticate(header, null))).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Bearer",
                "Bearer ",
                "demo-bearer-token",
                "Basic demo-bearer-token",
                "Bearerdemo-bearer-token",
                "Bearer demo-bearer-token2",
                "Bearer acme-secret"
            })
    void shouldKnowNobodyElse(String header) {
        assertThat(await(access.authenticator.authenticate(header, null))).isEmpty();
        assertThat(await(access.authenticator.authenticate(null, null))).isEmpty();
    }

    @Test
    void shouldForgetABearerCredentialThatIsReplaced() {
        access.acmeHas(bearer("next-bearer-token"));
        assertThat(access.who("demo-bearer-token")).isEmpty();
        assertThat(access.who("next-bearer-token")).isPresent();
    }

    @Test
    void shouldHoldACredentialToItsAddresses() {
        assertThat(from("127.0.0.1")).isPresent();
        assertThat(from("192.0.2.1")).isEmpty();
        assertThat(access.who("near-bearer")).isEmpty();
    }

    private Optional<Principal> from(String address) {
        return from("near-bearer", address);
    }

    private Optional<Principal> from(String presented, String address) {
        return await(
                access.authenticator.authenticate(
                        "Bearer " + presented, InetAddress.ofLiteral(address)));
    }

    @Test
    void shouldHoldAnAccessTokenToTheAddressesOfItsCredential() {
        Issued issued =
                (Issued)
                        await(
                                access.service.answer(
                                        new TokenRequest(
                                                AccessFixture.basic("near", "near-secret"),
                                                Map.of("grant_type", "client_credentials"),
                                                InetAddress.ofLiteral("127.0.0.1"))));
        assertThat(from(issued.accessToken(), "127.0.0.9")).isPresent();
        assertThat(from(issued.accessToken(), "192.0.2.1")).isEmpty();
        assertThat(access.who(issued.accessToken())).isEmpty();
    }

    @Test
    void shouldForgetAnAccessTokenThatWasNotReadBeforeItsCredentialWent() {
        String token = access.issued().accessToken();
        access.acmeHas(bearer("next-bearer-token"));
        assertThat(access.who(token)).isEmpty();
    }

    @Test
    void shouldNotTakeTheStoresHashForTheToken() {
        String token = access.issued().accessToken();
        assertThat(access.who(access.hasher.hex(token))).isEmpty();
        assertThat(access.who("A".repeat(token.length()))).isEmpty();
    }

    @Test
    void shouldKnowAnAccessTokenUntilItExpires() {
        String token = access.issued().accessToken();
        assertThat(access.who(token).orElseThrow().account()).isEqualTo("acme");
        access.pass(TokenService.ACCESS_LIFE.toMillis() - 1);
        assertThat(access.who(token)).isPresent();
        access.pass(AccessTokens.OLDEST_MILLIS);
        assertThat(access.who(token)).isEmpty();
    }

    @Test
    void shouldForgetAnAccessTokenWithItsCredential() {
        String token = access.issued().accessToken();
        assertThat(access.who(token)).isPresent();
        access.acmeHas(oauth("acme-key", "another-secret"));
        assertThat(access.who(token)).isEmpty();
    }

    @Test
    void shouldTakeAwayScopesThatTheAccountLost() {
        String token = access.issued().accessToken();
        access.provision(entry(account("acme", "ussd"), oauth("acme-key", "acme-secret")));
        assertThat(access.who(token).orElseThrow().scopes()).containsOnly("ussd");
    }

    @Test
    void shouldReadTheStoreOnceASecondAtMostAndForgetWithinASecond() {
        String token = access.issued().accessToken();
        assertThat(access.who(token)).isPresent();
        access.pass(499);
        assertThat(access.who(token)).isPresent();
        assertThat(access.reads).hasValue(1);
        access.acmeHas(oauth("acme-key", "another-secret"));
        access.pass(501);
        assertThat(access.who(token)).isEmpty();
        assertThat(access.reads).hasValue(2);
    }

    @Test
    void shouldReadNothingForTokensThatAreMadeUp() {
        TokenGenerator chance = new TokenGenerator();
        Keys others = Keys.of(new Secret("the pepper of somebody else"));
        for (int i = 0; i < 1_000; i++) {
            assertThat(access.who(chance.token() + chance.token().substring(22))).isEmpty();
            assertThat(access.who(others.accessTokens().next())).isEmpty();
            assertThat(access.who(access.keys.refreshTokens().next())).isEmpty();
        }
        assertThat(access.reads).hasValue(0);
    }

    @Test
    void shouldReadTheStoreForATokenOfOursThatIsGood() {
        assertThat(access.who(access.keys.accessTokens().next())).isEmpty();
        assertThat(access.who(access.issued().accessToken())).isPresent();
        assertThat(access.reads).hasValue(2);
    }

    @Test
    void shouldTakeTokensOfAnEarlierReleaseUntilTheyExpire() {
        String token = access.issuedEarlier(1_000);
        access.startAgain();

        assertThat(access.who(token).orElseThrow().account()).isEqualTo("acme");
        access.pass(999);
        assertThat(access.who(token)).isPresent();
        access.pass(AccessTokens.OLDEST_MILLIS);
        assertThat(access.who(token)).isEmpty();
    }

    @Test
    void shouldReadNoTokenOfThatFormOnceTheLastHasExpired() {
        access.issuedEarlier(1_000);
        access.startAgain();
        assertThat(access.who("x".repeat(43))).isEmpty();
        assertThat(access.reads).hasValue(1);

        access.pass(1_000);
        assertThat(access.who("y".repeat(43))).isEmpty();
        assertThat(access.reads).hasValue(1);
    }

    @Test
    void shouldReadNoTokenOfThatFormWhereNoneWasEverGivenOut() {
        String token = access.issued().accessToken();
        access.startAgain();
        assertThat(access.who("x".repeat(43))).isEmpty();
        assertThat(access.reads).hasValue(0);
        assertThat(access.who(token)).isPresent();
    }

    /** Nothing negative is kept: neither the store's word nor ours. */
    @Test
    void shouldTakeATokenRightAfterItCameToBe() {
        String token = access.keys.accessTokens().next();
        assertThat(access.who(token)).isEmpty();
        String credential = access.who(access.issued().accessToken()).orElseThrow().credential();
        long until = access.now() + 1_000;
        Pair pair = new Pair(access.hashes.of(token), until, "another", until);
        await(access.tokens.issue(new Grant("f", credential, Set.of("ussd")), pair, 100, 0));
        assertThat(access.who(token)).isPresent();
    }

    @Test
    void shouldReadNothingForWhatIsNoToken() {
        assertThat(access.who("x".repeat(42))).isEmpty();
        assertThat(access.who("x".repeat(2_000))).isEmpty();
        assertThat(access.reads).hasValue(0);
    }
}
