package io.strowger.core.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A number in the texts of others, in every spelling (the number is 233207391846). */
class NumberMaskTest {

    private static final Msisdn NUMBER = Msisdn.of("233207391846");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    233207391846                          | ••••••••1846
                    233207391846-9f3e                     | ••••••••1846-9f3e
                    +233207391846-9f3e                    | +••••••••1846-9f3e
                    tel:+233207391846                     | tel:+••••••••1846
                    00233207391846                        | 00••••••••1846
                    0207391846-77                         | 0•••••1846-77
                    207391846                             | •••••1846
                    7391846                               | •••1846
                    91846                                 | •1846
                    mt_233207391846_1                     | mt_••••••••1846_1
                    20261129233207391846001               | 20261129••••••••1846001
                    1-233207391846-233207391846           | 1-••••••••1846-••••••••1846
                    233207391846233207391846              | ••••••••1846••••••••1846
                    233-20-739-1846                       | •••-••-•••-1846
                    (233) 20.739.1846/2                   | (•••) ••.•••.1846/2
                    %2B233207391846                       | %2B••••••••1846
                    tel%3A%2b233207391846%2D9             | tel%3A%2b••••••••1846%2D9
                    233%2D20%20739%201846                 | •••%2D••%20•••%201846
                    %32%33%33%32%30%37%33%39%31%38%34%36  | ••••••••%31%38%34%36
                    %32%33320739%31846                    | ••••••••%31846
                    233%0A207391846                       | •••%0A•••••1846
                    s233207391846e                        | s••••••••1846e
                    lost 233207391846: absent             | lost ••••••••1846: absent
                    ٢٣٣٢٠٧٣٩١٨٤٦ | ••••••••١٨٤٦
                    """)
    void shouldHideTheNumberHoweverItIsSpelt(String text, String masked) {
        assertThat(NUMBER.maskedIn(text)).isEqualTo(masked);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1846",
                "s1",
                "9f3e73918c46",
                "018bcfe567ff00070000000000000040",
                "233207391847",
                "2332073a9184b6",
                "http 502",
                "%",
                "%2",
                "%zz",
                "100%",
                "telephone%",
                "telephone%2",
                "🙂"
            })
    void shouldLeaveOtherTextsAsTheyAre(String text) {
        assertThat(NUMBER.maskedIn(text)).isEqualTo(text);
    }

    @Test
    void shouldKnowShortNumbersAsWell() {
        assertThat(Msisdn.of("29051").maskedIn("id-29051-1")).isEqualTo("id-•9051-1");
    }
}
