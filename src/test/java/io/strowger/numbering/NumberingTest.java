package io.strowger.numbering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.strowger.core.model.Msisdn;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class NumberingTest {

    record Case(String label, String country, String input, String expected) {
        @Override
        public String toString() {
            return label + " in " + country;
        }
    }

    static Stream<Case> numbers() {
        return Stream.concat(formsOfThePushDocument(), otherForms());
    }

    private static Stream<Case> formsOfThePushDocument() {
        return Stream.of(
                new Case("plus", "NG", "+2341234567890", "2341234567890"),
                new Case("bare international", "NG", "2341234567890", "2341234567890"),
                new Case("plus and trunk prefix", "NG", "+01234567890", "2341234567890"),
                new Case("trunk prefix", "NG", "01234567890", "2341234567890"),
                new Case("ten bare digits", "NG", "1234567890", "2341234567890"),
                new Case("ten digits like a code", "NG", "2341234567", "2342341234567"),
                new Case("ten digits like a code", "KE", "2547123456", "2542547123456"),
                new Case("trunk prefix nobody dials", "US", "01234567890", "11234567890"),
                new Case("plus and that", "US", "+01234567890", "11234567890"));
    }

    private static Stream<Case> otherForms() {
        return Stream.of(
                new Case("sample", "GH", "233200585542", "233200585542"),
                new Case("national", "GH", "0200585542", "233200585542"),
                new Case("national without trunk", "GH", "200585542", "233200585542"),
                new Case("national like South Africa", "GH", "271234567", "233271234567"),
                new Case("00", "GH", "00233200585542", "233200585542"),
                new Case("00 of another country", "NG", "00233200585542", "233200585542"),
                new Case("foreign with plus", "GH", "+94777123456", "94777123456"),
                new Case("foreign without plus", "GH", "94777123456", "94777123456"),
                new Case("foreign like national", "NG", "233200585542", "233200585542"),
                new Case("foreign, possible only", "GH", "2341234567890", "2341234567890"),
                new Case("tel", "LK", "tel:+94777123456", "94777123456"),
                new Case("tel twice", "LK", "tel:+tel:+94777123456", "94777123456"),
                new Case("tel twice, plus once", "LK", "tel:tel:+94777123456", "94777123456"),
                new Case("tel without plus", "LK", "TEL:94777123456", "94777123456"),
                new Case("blank before tel", "LK", " tel:+94777123456", "94777123456"),
                new Case("blanks everywhere", "LK", "\t+ 94 777 123\u00a0456 ", "94777123456"),
                new Case("the document's sample", "LK", "tel:+123456789", "123456789"),
                new Case("the same twice", "GH", " tel:+tel:+123456789", "123456789"),
                new Case("the same without plus", "NG", "tel:123456789", "123456789"),
                new Case("national with tel", "GH", "tel:0200585542", "233200585542"),
                new Case("national without trunk, with tel", "GH", "tel:200585542", "233200585542"),
                new Case("as short as can be", "GH", "+23312345", "23312345"),
                new Case("as long as can be", "GH", "+233123456789012", "233123456789012"),
                new Case("shorter than its country's", "GH", "+2332005855", "2332005855"),
                new Case("separators", "GB", "+44-20-7946.0958", "442079460958"),
                new Case("trunk prefix in brackets", "GB", "+44 (0)20 7946 0958", "442079460958"),
                new Case("ten digits with code", "MV", "9607771234", "9607771234"),
                new Case("seven digits", "MV", "7771234", "9607771234"),
                new Case("plus", "MV", "+9607771234", "9607771234"),
                new Case("bare", "US", "12015550123", "12015550123"),
                new Case("ten digits", "US", "(201) 555-0123", "12015550123"),
                new Case("ten digits", "IN", "9876543210", "919876543210"),
                new Case("ten digits like a code", "IN", "9187654321", "919187654321"),
                new Case("trunk prefix", "KE", "0712345678", "254712345678"),
                new Case("a zero that stays", "IT", "+390612345678", "390612345678"),
                new Case("trunk prefix other than zero", "RU", "89123456789", "79123456789"));
    }

    @ParameterizedTest
    @MethodSource("numbers")
    void shouldReadEverySpelling(Case number) {
        assertThat(Numbering.of(number.country()).parse(number.input()).map(Msisdn::digits))
                .contains(number.expected());
    }

    static Stream<Case> refusals() {
        return Stream.of(
                new Case("nothing", "GH", "", ""),
                new Case("blanks", "GH", "  ", ""),
                new Case("only plus", "GH", "+", ""),
                new Case("only tel", "GH", "tel:", ""),
                new Case("two plus", "GH", "++233200585542", ""),
                new Case("plus behind", "GH", "233200585542+", ""),
                new Case("letters", "GH", "webstoreChrome1-bc", ""),
                new Case("letters behind", "GH", "233200585542x", ""),
                new Case("letters in place of a digit", "GH", "23320058554o", ""),
                new Case("vanity number", "US", "1800FLOWERS", ""),
                new Case("foreign digits", "GH", "२३३२००५८५५४२", ""),
                new Case("percent-encoded", "LK", "tel%3A%2B94777123456", ""),
                new Case("a digit too few", "GH", "2332005855", ""),
                new Case("a digit too many", "GH", "2332005855421", ""),
                new Case("seven digits in full", "GH", "+2331234", ""),
                new Case("sixteen digits in full", "GH", "+2331234567890123", ""),
                new Case("a zero that nobody dials", "GH", "+2330012345678", ""),
                new Case("no such calling code, with tel", "GH", "tel:999200585542", ""),
                new Case("too many with trunk prefix", "GH", "02005855421", ""),
                new Case("trunk prefix and code", "GH", "0233200585542", ""),
                new Case("ten digits", "GH", "1234567890", ""),
                new Case("no such calling code", "GH", "+999200585542", ""),
                new Case("only a calling code", "GH", "+233", ""),
                new Case("far too many digits", "GH", "+23320058554223320058", ""),
                new Case("sixteen digits", "DE", "+4912345678901234", ""),
                new Case("far too long", "GH", " ".repeat(60) + "233200585542", ""),
                new Case("emergency", "GH", "112", ""),
                new Case("emergency", "DE", "112", ""),
                new Case("emergency", "GB", "999", ""),
                new Case("short number", "DE", "116117", ""),
                new Case("emergency with zeros", "AU", "000", ""),
                new Case("two trunk zeros", "NG", "+2340021220320525", ""),
                new Case("a zero", "GH", "0", ""));
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void shouldRefuseWhatIsNoNumber(Case number) {
        assertThat(Numbering.of(number.country()).parse(number.input())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"+233200585542", "233200585542", "00233200585542", "tel:+233200585542"})
    void shouldReadInternationalFormsWithoutACountry(String text) {
        assertThat(Numbering.international().parse(text)).contains(Msisdn.of("233200585542"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0200585542", "200585542", "+0200585542", "112"})
    void shouldNotReadNationalFormsWithoutACountry(String text) {
        assertThat(Numbering.international().parse(text)).isEmpty();
    }

    @Test
    void shouldKnowCountriesInEitherCase() {
        assertThat(Numbering.supports("GH")).isTrue();
        assertThat(Numbering.supports("gh")).isTrue();
        assertThat(Numbering.of("gh")).isSameAs(Numbering.of("GH"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ZZ", "GHA", "233", "001"})
    void shouldNotKnowOtherCountries(String country) {
        assertThat(Numbering.supports(country)).isFalse();
        assertThatIllegalArgumentException().isThrownBy(() -> Numbering.of(country));
    }

    @ParameterizedTest
    @ValueSource(strings = {"GH", "NG", "LK", "KE", "US", "IN", "GB", "MV", "DE", "IT", "RU", "KZ"})
    void shouldReadTheSameWithAndWithoutItsShortCut(String country) {
        long seed = 233_200_585_542L;
        Random random = new Random(seed);
        Numbering numbering = Numbering.of(country);
        int read = 0;
        for (int round = 0; round < 4_000; round++) {
            String text = randomText(random, Integer.toString(NumberPlans.callingCode(country)));
            Optional<Msisdn> number = numbering.parse(text);
            assertThat(number)
                    .as("seed %d, round %d, %s in %s", seed, round, text, country)
                    .isEqualTo(numbering.parseAnySpelling(text));
            read += number.isPresent() ? 1 : 0;
        }
        assertThat(read).isBetween(500, 3_900);
    }

    @ParameterizedTest
    @ValueSource(strings = {"GH", "NG", "LK", "KE", "US", "IN", "GB", "MV", "DE", "IT"})
    void shouldReadItsOwnCanonicalForm(String country) {
        long seed = 94_777_123_456L;
        Random random = new Random(seed);
        Numbering numbering = Numbering.of(country);
        for (int round = 0; round < 4_000; round++) {
            String text = randomText(random, Integer.toString(NumberPlans.callingCode(country)));
            numbering
                    .parse(text)
                    .ifPresent(number ->
                            assertThat(numbering.parse("+" + number.digits()))
                                    .as("seed %d, %s", seed, text)
                                    .contains(number));
        }
    }

    private static String randomText(Random random, String callingCode) {
        StringBuilder text = new StringBuilder();
        switch (random.nextInt(8)) {
            case 0 -> text.append('0');
            case 1 -> text.append('+');
            case 2 -> {}
            case 3 -> text.append('+').append(callingCode);
            default -> text.append(callingCode);
        }
        int digits = 3 + random.nextInt(11);
        for (int i = 0; i < digits; i++) {
            text.append(random.nextInt(10));
        }
        return random.nextInt(50) == 0 ? text.append('x').toString() : text.toString();
    }
}
