package io.strowger.core.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class MoneyTest {

    record Case(String label, String amount, String currency, long units, String expected) {
        @Override
        public String toString() {
            return label;
        }
    }

    static Stream<Case> amounts() {
        return Stream.of(
                new Case("two decimals", "1000.00", "NGN", 100_000, "NGN 1000.00"),
                new Case("no decimals", "4", "NGN", 400, "NGN 4.00"),
                new Case("one decimal", "4.5", "GHS", 450, "GHS 4.50"),
                new Case("less than one", "0.07", "LKR", 7, "LKR 0.07"),
                new Case("nothing", "0", "KES", 0, "KES 0.00"),
                new Case("blanks around", " 4.00 ", "NGN", 400, "NGN 4.00"),
                new Case("zeros in front", "0004.00", "NGN", 400, "NGN 4.00"),
                new Case("a currency without decimals", "1500", "XOF", 1500, "XOF 1500"),
                new Case("a currency with three", "1.5", "TND", 1500, "TND 1.500"),
                new Case(
                        "the most there is",
                        "92233720368547758.07",
                        "NGN",
                        Long.MAX_VALUE,
                        "NGN 92233720368547758.07"));
    }

    @ParameterizedTest
    @MethodSource("amounts")
    void shouldReadAndWriteAmounts(Case given) {
        Money money = Money.parse(given.amount(), given.currency());

        assertThat(money).isEqualTo(new Money(given.currency(), given.units()));
        assertThat(money).hasToString(given.expected());
    }

    record Refusal(String label, String amount, String currency, String expected) {
        @Override
        public String toString() {
            return label;
        }
    }

    static Stream<Refusal> refusals() {
        String form = "written as";
        return Stream.of(
                new Refusal("nothing", "", "NGN", form),
                new Refusal("negative", "-1.00", "NGN", form),
                new Refusal("plus sign", "+1.00", "NGN", form),
                new Refusal("comma", "1,000.00", "NGN", form),
                new Refusal("exponent", "1e3", "NGN", form),
                new Refusal("no whole part", ".50", "NGN", form),
                new Refusal("point without decimals", "5.", "NGN", form),
                new Refusal("two points", "1.0.0", "NGN", form),
                new Refusal("foreign digits", "१०", "NGN", form),
                new Refusal("too many decimals", "1.001", "NGN", "at most 2 decimals"),
                new Refusal("decimals of a whole currency", "1.0", "XOF", "at most 0 decimals"),
                new Refusal("too big", "92233720368547758.08", "NGN", "too big"),
                new Refusal("unknown currency", "1", "ZZZ", "unknown currency"),
                new Refusal("no currency", "1", "", "unknown currency"),
                new Refusal("lower case", "1", "ngn", "unknown currency"),
                new Refusal("gold", "1", "XAU", "no smallest unit"));
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void shouldSayWhyItRefuses(Refusal refusal) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Money.parse(refusal.amount(), refusal.currency()))
                .withMessageContaining(refusal.expected());
    }

    @Test
    void shouldKnowWhenItIsNegative() {
        assertThat(new Money("NGN", -1).isNegative()).isTrue();
        assertThat(Money.zero("NGN").isNegative()).isFalse();
        assertThat(new Money("NGN", 1).isNegative()).isFalse();
    }

    @Test
    void shouldCompareByAmount() {
        assertThat(new Money("NGN", 399)).isLessThan(new Money("NGN", 400));
        assertThat(new Money("NGN", 400)).isEqualByComparingTo(Money.parse("4.00", "NGN"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"GHS", "XOF"})
    void shouldNotMixCurrencies(String other) {
        Money naira = new Money("NGN", 1);
        Money foreign = new Money(other, 1);

        assertThatIllegalArgumentException().isThrownBy(() -> naira.compareTo(foreign));
    }
}
