package io.strowger.core.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.strowger.core.model.DialString;
import io.strowger.core.model.ServiceCode;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RoutingTableTest {

    private static final RoutingTable<String> TABLE =
            RoutingTable.<String>builder()
                    .add(ServiceCode.parse("*713#"), "bank")
                    .add(ServiceCode.parse("*711#"), "shop")
                    .add(ServiceCode.parse("*711*2#"), "shop two")
                    .add(ServiceCode.parse("#7782*8*1#"), "deep")
                    .build();

    record Case(String label, String input, String target, String code, String rest) {
        @Override
        public String toString() {
            return label;
        }
    }

    static Stream<Case> dialled() {
        return Stream.of(
                new Case("the code itself", "*713#", "bank", "713", ""),
                new Case("deep dial", "*713*1*2#", "bank", "713", "1*2"),
                new Case("other signs in front", "#713*1#", "bank", "713", "1"),
                new Case("longest wins", "*711*2*55#", "shop two", "711*2", "55"),
                new Case("longest wins exactly", "*711*2#", "shop two", "711*2", ""),
                new Case("next segment only looks alike", "*711*22#", "shop", "711", "22"),
                new Case("another sub-code", "*711*3*2#", "shop", "711", "3*2"),
                new Case("three segments", "*7782*8*1*9#", "deep", "7782*8*1", "9"),
                new Case("a star too much at the end", "*713*#", "bank", "713", ""),
                new Case("a star too much inside", "*713**1#", "bank", "713", "*1"),
                new Case(
                        "long deep dial",
                        "*713*" + "9".repeat(170) + "#",
                        "bank",
                        "713",
                        "9".repeat(170)));
    }

    @ParameterizedTest
    @MethodSource("dialled")
    void shouldLeadToTheLongestCode(Case dialled) {
        Match<String> expected =
                new Match<>(ServiceCode.parse(dialled.code()), dialled.target(), dialled.rest());

        assertThat(match(TABLE, dialled.input())).contains(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"*7131#", "*71#", "*7#", "*7782#", "*7782*8#", "*7782*8*11#", "*2*713#"})
    void shouldLeadNowhereForOtherCodes(String dialled) {
        assertThat(match(TABLE, dialled)).isEmpty();
    }

    @Test
    void shouldTellCodesOfOneHashApart() {
        assertThat("94063920").hasSameHashCodeAs("23784216");
        RoutingTable.Builder<String> builder = RoutingTable.builder();
        RoutingTable<String> one = builder.add(ServiceCode.parse("94063920"), "one").build();
        RoutingTable<String> both = builder.add(ServiceCode.parse("23784216"), "two").build();

        assertThat(match(one, "*23784216#")).isEmpty();
        assertThat(match(both, "*94063920#")).map(Match::target).contains("one");
        assertThat(match(both, "*23784216#")).map(Match::target).contains("two");
    }

    @Test
    void shouldKnowNothingWhenEmpty() {
        assertThat(match(RoutingTable.<String>builder().build(), "*713#")).isEmpty();
    }

    @Test
    void shouldNameBothTargetsOfAClash() {
        RoutingTable.Builder<String> builder =
                RoutingTable.<String>builder()
                        .add(ServiceCode.parse("713"), "bank")
                        .add(ServiceCode.parse("#713#"), "shop");

        assertThatIllegalStateException()
                .isThrownBy(builder::build)
                .withMessageContainingAll("*713#", "bank", "shop");
    }

    @Test
    void shouldNotChangeWhenItsBuilderGoesOn() {
        RoutingTable.Builder<String> builder = RoutingTable.builder();
        RoutingTable<String> before = builder.add(ServiceCode.parse("713"), "bank").build();
        RoutingTable<String> after = builder.add(ServiceCode.parse("714"), "shop").build();

        assertThat(match(before, "*714#")).isEmpty();
        assertThat(match(after, "*714#")).isPresent();
        assertThat(match(after, "*713#")).isPresent();
    }

    @Test
    void shouldAgreeWithASlowSearchOverAHundredThousandCodes() {
        long seed = 7_782_008;
        Random random = new Random(seed);
        Map<ServiceCode, Integer> codes = new HashMap<>();
        while (codes.size() < 100_000) {
            codes.putIfAbsent(ServiceCode.parse(randomSegments(random)), codes.size());
        }
        RoutingTable.Builder<Integer> builder = RoutingTable.builder();
        codes.forEach(builder::add);
        RoutingTable<Integer> table = builder.build();
        for (int i = 0; i < 20_000; i++) {
            String segments = randomSegments(random);
            assertThat(match(table, "*" + segments + "#").map(RoutingTableTest::written))
                    .as("seed %d, *%s#", seed, segments)
                    .isEqualTo(slowly(codes, segments));
        }
    }

    private static Optional<String> slowly(Map<ServiceCode, Integer> codes, String segments) {
        String head = segments;
        while (!head.isEmpty()) {
            ServiceCode code = ServiceCode.parse(head);
            if (codes.containsKey(code)) {
                String rest = segments.substring(Math.min(head.length() + 1, segments.length()));
                return Optional.of(code + " " + codes.get(code) + " " + rest);
            }
            head = head.substring(0, Math.max(head.lastIndexOf('*'), 0));
        }
        return Optional.empty();
    }

    private static String written(Match<Integer> match) {
        return match.code() + " " + match.target() + " " + match.rest();
    }

    private static String randomSegments(Random random) {
        StringBuilder segments = new StringBuilder().append(random.nextInt(2_000));
        while (random.nextInt(3) > 0) {
            segments.append('*').append(random.nextInt(60));
        }
        return segments.toString();
    }

    private static <T> Optional<Match<T>> match(RoutingTable<T> table, String dialled) {
        return table.match(new DialString(dialled));
    }
}
