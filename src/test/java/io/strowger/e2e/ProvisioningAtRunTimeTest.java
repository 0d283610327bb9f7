package io.strowger.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.strowger.e2e.RouterProcess.Done;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code strowger apply} in a process of its own, on the data folder of a router that runs. */
class ProvisioningAtRunTimeTest {
    private static final String NOT_IN_USE = "This code is not in use";

    private static final String FILE =
            """
            applications:
              - {id: good, account: 'acme', dialect: programmable, url: 'URL', serviceCodes: ['*716#']}
              - id: bad
                strict: false
                account: acme
                dialect: programmable
                url: 'URL'
                serviceCodes: ['*717#']
            """;

    @TempDir static Path folder;
    private static Stub application;
    private static RouterSetup setup;
    private static Router router;

    @BeforeAll
    static void start() throws Exception {
        application = Stub.greeter();
        setup =
                RouterSetup.in(
                        folder,
                        RouterSetup.HOUSE
                                + RouterSetup.application("first", application.url(), "*713#", ""));
        router = RouterUnderTest.start(setup);
    }

    @AfterAll
    static void stop() {
        router.close();
        application.close();
    }

    @Test
    void shouldAnswerANewCodeWithinASecondAndKeepTheOldOne() throws Exception {
        Path file =
                setup.file(
                        "second.yaml",
                        "applications:\n"
                                + RouterSetup.application(
                                        "second", application.url(), "*715#", ""));
        assertThat(router.upstream("233200000001").dials("*715#").text()).startsWith(NOT_IN_USE);

        Done applied = RouterProcess.run(setup, "apply", file.toString());

        assertThat(applied.exitCode()).as(applied.output()).isZero();
        await().pollInterval(Duration.ofMillis(20))
                .until(() -> router.upstream("233200000002").dials("*715#").expectsReply());
        assertThat(router.upstream("233200000003").dials("*713#").expectsReply()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    a clash of codes   | serviceCodes: ['*717#'] | serviceCodes: ['*713#']
                    an unknown key     | strict: false         | strikt: false
                    an unknown account | account: acme           | account: nobody
                    """)
    void shouldRefuseAFileWholeAndNameItsLineAndKey(String what, String right, String wrong)
            throws Exception {
        String bad = FILE.replace("URL", application.url().toString()).replace(right, wrong);
        Path file = setup.file("bad.yaml", bad);

        Done refused = RouterProcess.run(setup, "apply", file.toString());

        assertThat(refused.exitCode()).as(what + ": " + refused.output()).isEqualTo(78);
        int line = 1 + bad.lines().toList().indexOf("    " + wrong);
        String key = wrong.substring(0, wrong.indexOf(':'));
        assertThat(refused.output())
                .containsPattern(Pattern.quote(file + ":" + line) + ":.*" + key);
        assertNothingOfItHolds();
    }

    /** The registry looks every 300 ms: a whole second in which the good half is not there. */
    private static void assertNothingOfItHolds() {
        await().during(Duration.ofSeconds(1))
                .atMost(Duration.ofSeconds(60))
                .until(
                        () -> router.upstream("233200000004").dials("*716#").text(),
                        text -> text.startsWith(NOT_IN_USE));
    }
}
