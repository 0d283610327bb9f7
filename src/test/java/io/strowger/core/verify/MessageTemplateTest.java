package io.strowger.core.verify;

import static org.assertj.core.api.Assertions.assertThat;

import io.strowger.core.verify.MessageTemplate.Read;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MessageTemplateTest {

    @ParameterizedTest
    @CsvSource({
        "{#TFA_CODE}, 123456",
        "{#TFA_CODE} is your code, 123456 is your code",
        "Code: {#TFA_CODE}, Code: 123456",
        "{{#TFA_CODE}}, {123456}",
        "Κωδικός {#TFA_CODE} €, Κωδικός 123456 €",
    })
    void shouldPutTheCodeInPlace(String text, String message) {
        assertThat(usable(text, 6).with("123456")).isEqualTo(message);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "no code",
                "{#TFA_CODE",
                "{TFA_CODE}",
                "{#tfa_code}",
                "{#TFA_CODE}{#TFA_CODE}",
                "{#TFA_CODE} or {#TFA_CODE}"
            })
    void shouldWantThePlaceholderOnceNoMoreAndNoLess(String text) {
        assertThat(MessageTemplate.read(text, 6)).isEqualTo(new Read.NoPlaceholder());
    }

    @ParameterizedTest
    @CsvSource({"6, 154", "20, 140"})
    void shouldFillOneShortMessageOfTheGsmAlphabet(int codeLength, int room) {
        assertThat(usable("{#TFA_CODE}" + "a".repeat(room), codeLength)).isNotNull();
        assertThat(read("{#TFA_CODE}" + "a".repeat(room + 1), codeLength))
                .isEqualTo(new Read.TooLong());
        assertThat(usable("€".repeat(room / 2) + "{#TFA_CODE}", codeLength)).isNotNull();
        assertThat(read("€".repeat(room / 2 + 1) + "{#TFA_CODE}", codeLength))
                .isEqualTo(new Read.TooLong());
    }

    @ParameterizedTest
    @CsvSource({"6, 64", "20, 50"})
    void shouldFillOneShortMessageOfOtherAlphabets(int codeLength, int room) {
        assertThat(usable("ж".repeat(room) + "{#TFA_CODE}", codeLength)).isNotNull();
        assertThat(read("ж".repeat(room + 1) + "{#TFA_CODE}", codeLength))
                .isEqualTo(new Read.TooLong());
        assertThat(usable("😀".repeat(room / 2) + "{#TFA_CODE}", codeLength)).isNotNull();
        assertThat(read("😀".repeat(room / 2 + 1) + "{#TFA_CODE}", codeLength))
                .isEqualTo(new Read.TooLong());
    }

    @Test
    void shouldRefuseHalfOfAPair() {
        assertThat(read("\ud83d{#TFA_CODE}", 6)).isEqualTo(new Read.IllFormed());
        assertThat(read("{#TFA_CODE}\ude00", 6)).isEqualTo(new Read.IllFormed());
    }

    @Test
    void shouldHaveADefaultThatFitsTheLongestCode() {
        assertThat(usable(MessageTemplate.DEFAULT, CodeRules.LONGEST).with("1234"))
                .isEqualTo("Your verification code is 1234");
    }

    @Test
    void shouldNotPrintItsText() {
        assertThat(usable("canary {#TFA_CODE}", 6)).hasToString("MessageTemplate[hidden]");
    }

    private static Read read(String text, int codeLength) {
        return MessageTemplate.read(text, codeLength);
    }

    private static MessageTemplate usable(String text, int codeLength) {
        return ((Read.Usable) read(text, codeLength)).template();
    }
}
