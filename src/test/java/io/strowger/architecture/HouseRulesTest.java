package io.strowger.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class HouseRulesTest {
    private static final String ROOT = "io.strowger";
    private static final String PLANTED = "io.strowger.architecture.planted";

    private static final JavaClasses HOUSE =
            new ClassFileImporter()
                    .withImportOption(new ImportOption.DoNotIncludeTests())
                    .importPackages(ROOT);
    private static final JavaClasses TESTS =
            new ClassFileImporter()
                    .withImportOption(new ImportOption.OnlyIncludeTests())
                    .importPackages(ROOT);
    private static final JavaClasses PLANTED_HOUSE =
            new ClassFileImporter().importPackages(PLANTED);

    @ParameterizedTest
    @EnumSource
    void shouldHoldInTheHouse(HouseRule rule) {
        rule.in(ROOT).check(HOUSE);
    }

    @ParameterizedTest
    @EnumSource
    void shouldCatchThePlantedOffender(HouseRule rule) {
        assertThat(violationsOf(rule.in(PLANTED), PLANTED_HOUSE))
                .contains(PLANTED + "." + rule.offender());
    }

    @Test
    void shouldNeverSleepInATest() {
        noSleepOutside(PLANTED).check(TESTS);
    }

    @Test
    void shouldCatchATestThatSleeps() {
        assertThat(violationsOf(noSleepOutside("nowhere"), PLANTED_HOUSE))
                .contains(PLANTED + ".waiting.Sleepy", PLANTED + ".waiting.Parked");
    }

    private static ArchRule noSleepOutside(String excepted) {
        return noClasses()
                .that()
                .resideOutsideOfPackage(excepted + "..")
                .should()
                .callMethod(Thread.class, "sleep", long.class)
                .orShould()
                .callMethod(Thread.class, "sleep", java.time.Duration.class)
                .orShould()
                .callMethod(TimeUnit.class, "sleep", long.class)
                .orShould()
                .callMethod(LockSupport.class, "parkNanos", long.class)
                .orShould()
                .callMethod(LockSupport.class, "parkNanos", Object.class, long.class)
                .orShould()
                .callMethod(LockSupport.class, "parkUntil", long.class)
                .orShould()
                .callMethod(LockSupport.class, "parkUntil", Object.class, long.class);
    }

    private static String violationsOf(ArchRule rule, JavaClasses classes) {
        return String.join("\n", rule.evaluate(classes).getFailureReport().getDetails());
    }
}
