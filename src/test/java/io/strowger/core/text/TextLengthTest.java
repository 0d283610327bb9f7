package io.strowger.core.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextLengthTest {

    record Case(String label, String input, TextLimit limit, Fit expected) {
        @Override
        public String toString() {
            return label;
        }
    }

    private static Case screen(String label, String input, Fit expected) {
        return new Case(label, input, TextLimit.USSD_SCREEN, expected);
    }

    private static Case sms(String label, String input, Fit expected) {
        return new Case(label, input, TextLimit.SMS, expected);
    }

    private static Fit septets(int length) {
        return new Fit.Fits(Coding.GSM7, length);
    }

    private static Fit units(int length) {
        return new Fit.Fits(Coding.UCS2, length);
    }

    static Stream<Case> texts() {
        return Stream.of(
                screen("nothing", "", septets(0)),
                screen("plain", "1. Airtime\n2. Data", septets(18)),
                screen("just fits", "a".repeat(182), septets(182)),
                screen("one too many", "a".repeat(183), new Fit.TooLong(Coding.GSM7, 183, 182)),
                screen("extension counts two", "€^{}\\[~]|\f", septets(20)),
                screen("extension just fits", "€".repeat(91), septets(182)),
                screen(
                        "extension over",
                        "€".repeat(91) + "a",
                        new Fit.TooLong(Coding.GSM7, 183, 182)),
                screen("a Chinese character", "中", units(1)),
                screen("other alphabet just fits", "中".repeat(80), units(80)),
                screen("other alphabet over", "中".repeat(81), new Fit.TooLong(Coding.UCS2, 81, 80)),
                screen(
                        "one strange letter in 81",
                        "a".repeat(80) + "ç",
                        new Fit.TooLong(Coding.UCS2, 81, 80)),
                screen(
                        "one strange letter in 200",
                        "a".repeat(199) + "ç",
                        new Fit.TooLong(Coding.UCS2, 200, 80)),
                screen("forty faces", "😀".repeat(40), units(80)),
                screen(
                        "a face too many",
                        "😀".repeat(40) + "a",
                        new Fit.TooLong(Coding.UCS2, 81, 80)),
                screen("half a face", "a\ud83d", new Fit.IllFormed()),
                screen("the other half", "\ude00a", new Fit.IllFormed()),
                screen("half a face and a letter", "\ud83da", new Fit.IllFormed()),
                screen("halves the wrong way round", "\ude00\ud83d", new Fit.IllFormed()),
                sms("short message just fits", "a".repeat(160), septets(160)),
                sms("short message over", "a".repeat(161), new Fit.TooLong(Coding.GSM7, 161, 160)),
                sms("short UCS-2 just fits", "ج".repeat(70), units(70)),
                sms("short UCS-2 over", "ج".repeat(71), new Fit.TooLong(Coding.UCS2, 71, 70)));
    }

    @ParameterizedTest
    @MethodSource("texts")
    void shouldFitOrSayWhichLimitIsBroken(Case text) {
        assertThat(TextLength.check(text.input(), text.limit())).isEqualTo(text.expected());
        assertThat(TextLength.fits(text.input(), text.limit()))
                .isEqualTo(text.expected() instanceof Fit.Fits);
    }

    @ParameterizedTest
    @ValueSource(strings = {"hello", "中", "\ud83d"})
    void shouldTakeAScreenAsTheUsualLimit(String text) {
        assertThat(TextLength.check(text)).isEqualTo(TextLength.check(text, TextLimit.USSD_SCREEN));
        assertThat(TextLength.fitsScreen(text))
                .isEqualTo(TextLength.check(text) instanceof Fit.Fits);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "hello", "€100 {ok}", "Ñandù"})
    void shouldNeedOnlySeptetsForTheGsmAlphabet(String text) {
        assertThat(TextLength.codingOf(text)).isEqualTo(Coding.GSM7);
        assertThat(TextLength.septets(text)).isEqualTo(GsmAlphabet.encode(text).length);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ç", "hello 中", "😀"})
    void shouldNeedUcs2ForAnythingElse(String text) {
        assertThat(TextLength.codingOf(text)).isEqualTo(Coding.UCS2);
        assertThat(TextLength.septets(text)).isEqualTo(TextLength.NOT_GSM);
        assertThat(TextLength.ucs2Units(text)).isEqualTo(text.length());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "plain", "😀", "a😀b😀", "中"})
    void shouldBeWellFormedWithWholePairs(String text) {
        assertThat(TextLength.isWellFormed(text)).isTrue();
    }

    @Test
    void shouldSayWhichCharacterMadeATextLong() {
        String dashed = "a".repeat(56) + "’" + "b".repeat(42);

        assertThat(TextLength.excess(dashed, TextLimit.USSD_SCREEN))
                .isEqualTo("99 UCS-2 units where 80 fit, because of U+2019 at 57");
        assertThat(TextLength.excess("😀".repeat(41), TextLimit.USSD_SCREEN))
                .isEqualTo("82 UCS-2 units where 80 fit, because of U+1F600 at 1");
        assertThat(TextLength.excess("€".repeat(92), TextLimit.USSD_SCREEN))
                .isEqualTo("184 septets where 182 fit");
        assertThat(TextLength.excess("x\ud83d", TextLimit.USSD_SCREEN))
                .isEqualTo("half of a surrogate pair");
        assertThat(TextLength.excess("a".repeat(182), TextLimit.USSD_SCREEN)).isEmpty();
    }
}
