package io.strowger.config.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ValuesTest {

    @ParameterizedTest
    @CsvSource({"1ms, 1", "250ms, 250", "5s, 5000", "2m, 120000", "1h, 3600000"})
    void shouldReadTimes(String text, long millis) {
        Duration hour = Duration.ofHours(1);
        assertThat(Values.duration(hour).apply(text)).hasMillis(millis);
        assertThat(Values.duration(hour).apply(Values.written(Duration.ofMillis(millis))))
                .hasMillis(millis);
    }

    @Test
    void shouldReadDays() {
        assertThat(Values.duration(Duration.ofDays(400)).apply("400d")).hasDays(400);
        assertThatThrownBy(() -> Values.duration(Duration.ofDays(400)).apply("401d"))
                .hasMessageEndingWith("at most 9600h");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "0s",
                "-5s",
                "5",
                "5 s",
                "1.5s",
                "5sec",
                "61m",
                "3600001ms",
                "9999999999s"
            })
    void shouldRefuseWhatIsNoTimeOrTooLong(String text) {
        assertThatThrownBy(() -> Values.duration(Duration.ofHours(1)).apply(text))
                .hasMessage("must be a time such as 250ms, 5s, 2m or 1h, at most 1h");
    }

    @ParameterizedTest
    @CsvSource({"512, 512", "1B, 1", "64KiB, 65536", "128MiB, 134217728", "1GiB, 1073741824"})
    void shouldReadSizes(String text, long bytes) {
        assertThat(Values.size(1, 1L << 40).apply(text)).isEqualTo(bytes);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "64KB", "-1", "999999999999GiB", "1.5MiB"})
    void shouldRefuseWhatIsNoSize(String text) {
        assertThatThrownBy(() -> Values.size(1, 1L << 40).apply(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("must be a size such as 64KiB");
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "65535, 65535", "10_000, 10000"})
    void shouldReadWholeNumbers(String text, int value) {
        assertThat(Values.number(0, 65_535).apply(text)).isEqualTo(value);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "-1", "65536", "1.0", "0x10", "_1", "1_", "99999999999999999999", "٣"})
    void shouldRefuseWhatIsNoWholeNumberInRange(String text) {
        assertThatThrownBy(() -> Values.number(0, 65_535).apply(text))
                .hasMessage("must be a whole number from 0 to 65535");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"http://127.0.0.1:7001/", "https://a.example/x?y=1", "http://[::1]:80/"})
    void shouldReadAbsoluteUrls(String text) {
        assertThat(Values.url().apply(text)).hasToString(text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "http://bücher.example/ä?ö | http://xn--bcher-kva.example/ä?ö",
                "https://Bücher.example:8443/ | https://xn--bcher-kva.example:8443/",
                "http://παράδειγμα.example | http://xn--hxajbheg2az3al.example"
            })
    void shouldReadHostsOfOtherLettersAsIdna(String text, String expected) {
        assertThat(Values.url().apply(text)).hasToString(expected);
        assertThat(Values.url().apply(text).getHost()).startsWith("xn--");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "`http://a.example/ ` | without a blank in front or behind",
                "` http://a.example/` | without a blank in front or behind",
                "http://a.example/b c | without blanks; write %20 for one",
                "http://{tenant}.example/ | nothing is put in for a name in { }",
                "http://a.example/{tenant}/ussd | nothing is put in for a name in { }",
                "http://my_app:8080/ | whose host has no _"
            })
    void shouldNameWhatIsWrongWithAUrl(String text, String named) {
        assertThatThrownBy(() -> Values.url().apply(text)).hasMessageContaining(named);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/x",
                "ftp://a.example/",
                "http:///x",
                "http://u:canary@a.example/",
                "http://a.example/#canary",
                "http://a.example:70000/",
                "http://a b/canary",
                "mailto:a@b.example",
                "http://a.example:0/",
                "http://not_a_host/"
            })
    void shouldRefuseOtherUrlsWithoutRepeatingThem(String text) {
        assertThatThrownBy(() -> Values.url().apply(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("must be a")
                .hasMessageNotContaining("canary");
    }
}
