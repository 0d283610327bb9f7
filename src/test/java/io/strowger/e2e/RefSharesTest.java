package io.strowger.e2e;

import static io.strowger.e2e.VerificationHouse.asking;
import static io.strowger.e2e.VerificationHouse.assertAnswer;
import static io.strowger.e2e.VerificationHouse.number;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How many refs of verification codes an account may have used at once. */
class RefSharesTest {

    private static final String INVALID = "System error – Request data provided was invalid.";

    @TempDir Path folder;
    private Router router;
    private VerificationHouse acme;
    private VerificationHouse notifier;

    private void start(String variable, String value) throws Exception {
        router =
                RouterUnderTest.start(
                        RouterSetup.in(folder, VerificationHouse.PROVISION).with(variable, value));
        acme = VerificationHouse.of(router);
        notifier = acme.as(VerificationHouse.USSD);
    }

    @AfterEach
    void stop() {
        router.close();
    }

    @Test
    void shouldRefuseAnAccountThatHasUsedItsShareAndServeTheOthers() throws Exception {
        start("STROWGER_VERIFICATION_MAX_REFS_PER_ACCOUNT", "2");
        assertThat(acme.request(asking("one", number())).statusCode()).isEqualTo(201);
        String refused = number();
        acme.behaves(refused, "reject");
        assertAnswer(
                acme.request(asking("rejected", refused)),
                400,
                -65,
                "Something went wrong. Make sure data provided is valid and please try again.");
        String code = acme.as(VerificationHouse.SECOND).codeFor("two", number());

        String third = number();
        HttpResponse<String> answer = acme.request(asking("three", third));

        assertAnswer(answer, 429, -64, INVALID);
        assertThat(answer.headers().firstValue("retry-after")).isPresent();
        assertThat(acme.messages(third)).isEmpty();
        assertThat(VerificationHouse.status(acme.request(asking("one", number())))).isEqualTo(-52);
        assertThat(acme.as(VerificationHouse.SECOND).validate("two", code).statusCode())
                .isEqualTo(200);
        assertThat(notifier.request(asking("one", number())).statusCode()).isEqualTo(201);
    }

    @Test
    void shouldRefuseEverybodyWhenAsManyAreUsedAsMayBe() throws Exception {
        start("STROWGER_VERIFICATION_MAX_REFS", "1");
        assertThat(acme.request(asking("one", number())).statusCode()).isEqualTo(201);

        HttpResponse<String> answer = notifier.request(asking("one", number()));

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(VerificationHouse.status(answer)).isEqualTo(-65);
    }
}
