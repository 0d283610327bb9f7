package io.strowger.core.text;

import static io.strowger.core.text.TextLimit.USSD_SCREEN;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PagesTest {

    private static final String MORE = "00. More";

    @ParameterizedTest
    @ValueSource(strings = {"a", "ж"})
    void shouldLeaveATextThatFitsOnOneScreen(String letter) {
        String text = letter.repeat(letter.equals("a") ? 182 : 80);

        assertThat(Pages.of(text, USSD_SCREEN, MORE)).containsExactly(text);
        assertThat(Pages.of(text + "\r\n ", USSD_SCREEN, MORE)).containsExactly(text);
        assertThat(Pages.of(text + letter, USSD_SCREEN, MORE)).hasSize(2);
    }

    /** Every option stands whole on one page. */
    @ParameterizedTest
    @ValueSource(strings = {"Option", "Выбор", "Cost {€}"})
    void shouldTearNoOptionOfAMenuApart(String label) {
        List<String> options =
                IntStream.rangeClosed(1, 25).mapToObj(i -> i + ". " + label + " " + i).toList();

        List<String> pages = Pages.of(String.join("\n", options), USSD_SCREEN, MORE);

        assertThat(pages).hasSizeGreaterThan(1);
        assertThat(pages).allMatch(TextLength::fitsScreen);
        assertThat(pages.subList(0, pages.size() - 1)).allMatch(page -> page.endsWith("\n" + MORE));
        assertThat(lines(pages)).isEqualTo(options);
    }

    private static List<String> lines(List<String> pages) {
        return pages.stream()
                .flatMap(String::lines)
                .filter(line -> !line.equals(MORE))
                .collect(Collectors.toList());
    }

    @Test
    void shouldBreakALongLineBetweenTwoWords() {
        String text = "Terms\n" + "word ".repeat(80).strip();

        List<String> pages = Pages.of(text, USSD_SCREEN, MORE);

        assertThat(pages).hasSize(3).allMatch(TextLength::fitsScreen);
        assertThat(pages.getFirst()).startsWith("Terms\nword word").endsWith(" word\n" + MORE);
        assertThat(String.join(" ", lines(pages))).isEqualTo(text.replace('\n', ' '));
    }

    @Test
    void shouldNotBreakACharacterInTwo() {
        String text = "x" + "😀".repeat(120);

        List<String> pages = Pages.of(text, USSD_SCREEN, MORE);

        assertThat(pages).allMatch(TextLength::fitsScreen);
        assertThat(String.join("", lines(pages))).isEqualTo(text);
    }

    @Test
    void shouldRefuseWhatNobodyReads() {
        assertThat(Pages.of("word ".repeat(600), USSD_SCREEN, MORE)).isEmpty();
        assertThat(Pages.of("a".repeat(200), USSD_SCREEN, "00. " + "m".repeat(100))).isEmpty();
        assertThat(Pages.of("a".repeat(200) + "\ud83d", USSD_SCREEN, MORE)).isEmpty();
    }

    @Test
    void shouldLoseNothingOfAnyText() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int round = 0; round < 5_000; round++) {
            String text = text(random);
            List<String> pages = Pages.of(text, USSD_SCREEN, MORE);
            assertThat(pages).as("seed %d", seed).isNotEmpty().allMatch(TextLength::fitsScreen);
            String shown =
                    pages.stream()
                            .map(page -> page.replace("\n" + MORE, ""))
                            .collect(Collectors.joining());
            assertThat(letters(shown)).as("seed %d", seed).isEqualTo(letters(text));
        }
    }

    private static String letters(String text) {
        return text.replaceAll("[ \r\n]", "");
    }

    private static String text(Random random) {
        String[] letters = {
            "a", "é", "€", " ", "  ", "\n", "\r\n", random.nextBoolean() ? "ж" : "b"
        };
        StringBuilder text = new StringBuilder();
        int length = random.nextInt(250);
        while (text.length() < length) {
            String letter = letters[random.nextInt(letters.length)];
            text.append(letter.repeat(1 + random.nextInt(letter.isBlank() ? 1 : 60)));
        }
        return text.toString();
    }

    @ParameterizedTest
    @CsvSource({"00. More, 00", "#More, #More", "0) Plus, 0", "98:Suite, 98", "M More, M"})
    void shouldFindTheKeyInItsLine(String line, String key) {
        assertThat(PageKey.of(line).key()).isEqualTo(key);
        assertThat(PageKey.of(line).isMeantBy(" " + key + "\n")).isTrue();
        assertThat(PageKey.of(line).isMeantBy(key + "1")).isFalse();
    }

    @Test
    void shouldTakeAnotherKeyThanThoseOfTheMenu() {
        PageKey key = PageKey.of(MORE);

        assertThat(key.besides("0. Back\n1. Next")).isEqualTo(key);
        assertThat(key.besides("1. Next\n00 Main")).isEqualTo(new PageKey("000", "000. More"));
        assertThat(key.besides(" 00\n000) x").line()).isEqualTo("0000. More");
    }
}
