package io.strowger.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignedTokensTest {

    private final Keys keys = Keys.of(new Secret("a pepper for tests only"));
    private final SignedTokens tokens = keys.accessTokens();

    @Test
    void shouldKnowItsOwnAlsoAfterARestart() {
        String token = tokens.next();
        assertThat(token).matches("[A-Za-z0-9_-]{64}").isNotEqualTo(tokens.next());
        assertThat(tokens.isGenuine(token)).isTrue();
        assertThat(Keys.of(new Secret("a pepper for tests only")).accessTokens().isGenuine(token))
                .isTrue();
    }

    @Test
    void shouldKnowNoneOfAnotherPurposeOrPepper() {
        String token = tokens.next();
        assertThat(keys.refreshTokens().isGenuine(token)).isFalse();
        assertThat(tokens.isGenuine(keys.refreshTokens().next())).isFalse();
        assertThat(Keys.of(new Secret("another pepper of tests")).accessTokens().isGenuine(token))
                .isFalse();
    }

    @Test
    void shouldKnowNoneWithAnyCharacterChanged() {
        String token = tokens.next();
        assertThat(IntStream.range(0, token.length()))
                .allMatch(i -> !tokens.isGenuine(changed(token, i)));
        assertThat(tokens.isGenuine(token + "A")).isFalse();
        assertThat(tokens.isGenuine(token.substring(1))).isFalse();
    }

    private static String changed(String token, int at) {
        char other = token.charAt(at) == 'A' ? 'B' : 'A';
        return token.substring(0, at) + other + token.substring(at + 1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "A",
                "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "éééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééé",
                "                                                                "
            })
    void shouldKnowNothingElse(String madeUp) {
        assertThat(tokens.isGenuine(madeUp)).isFalse();
    }
}
