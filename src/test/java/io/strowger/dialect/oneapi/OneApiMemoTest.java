package io.strowger.dialect.oneapi;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OneApiMemoTest {

    @Test
    void shouldComeBackFromItsTextAsItWas() {
        OneApiMemo memo = new OneApiMemo("https://a.example/?x=\"", "é\n{}", "123", "f");
        assertThat(OneApiMemo.decode(memo.encode())).isEqualTo(memo);
        OneApiMemo some = new OneApiMemo("", "", "123", "");
        assertThat(some.encode()).isEqualTo("{\"c\":\"123\"}");
        assertThat(OneApiMemo.decode(some.encode())).isEqualTo(some);
    }

    @Test
    void shouldTakeNoRoomWhenThereIsNothingToRemember() {
        assertThat(OneApiMemo.EMPTY.encode()).isEmpty();
        assertThat(OneApiMemo.decode("")).isEqualTo(OneApiMemo.EMPTY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"100", "{", "{\"cart\":1}", "[]", "{\"c\":1}", "{}"})
    void shouldReadTheStateOfAnotherDialectAsNothing(String state) {
        assertThat(OneApiMemo.decode(state)).isEqualTo(OneApiMemo.EMPTY);
    }

    @Test
    void shouldTakeWhatARequestHasAndKeepTheRest() {
        OneApiMemo before = new OneApiMemo("https://a.example/", "d", "c", "f");
        OutboundRequest request =
                Documented.request(
                        "{\"outboundUSSDMessageRequest\":{\"clientCorrelator\":7,"
                                + "\"responseRequest\":{\"callbackData\":\" \"}}}");
        assertThat(before.after(request))
                .isEqualTo(new OneApiMemo("https://a.example/", "d", "7", request.fingerprint()));
    }
}
