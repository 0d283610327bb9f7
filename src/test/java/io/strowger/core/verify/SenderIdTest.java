package io.strowger.core.verify;

import static org.assertj.core.api.Assertions.assertThat;

import io.strowger.core.verify.SenderId.Verdict;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SenderIdTest {

    @ParameterizedTest
    @CsvSource({
        "1, FITS",
        "123456789012345, FITS",
        "1234567890123456, TOO_LONG",
        "+123456789012345, FITS",
        "+1234567890123456, TOO_LONG",
        "Strowger123, FITS",
        "Strowger1234, TOO_LONG",
        "12345678901a, TOO_LONG",
        "1234567890a, FITS",
        "1234567890+, FITS",
        "12345678901+, TOO_LONG",
        "+, FITS",
        "My Bank, FITS",
        "Ünï, NOT_SHOWN",
        "Über Bank, FITS",
        "€€€€€a, FITS",
        "€€€€€€, TOO_LONG",
        "Банк, NOT_SHOWN",
        "Банк Банк Банк, TOO_LONG",
        "😀😀, NOT_SHOWN",
        // digits that are not ours make a name
        "٠١٢٣٤٥٦٧٨٩٠١, TOO_LONG",
    })
    void shouldTellNumbersFromNamesAndHowLongTheyMayBe(String sender, Verdict verdict) {
        assertThat(SenderId.check(sender)).isEqualTo(verdict);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\n", "Bank\n", "Bank\u0000", "a\u007f"})
    void shouldNotTakeWhatNoHandsetShows(String sender) {
        assertThat(SenderId.check(sender)).isEqualTo(Verdict.NOT_SHOWN);
    }
}
