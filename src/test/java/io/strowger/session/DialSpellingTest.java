package io.strowger.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.strowger.dialect.DialectOptions;
import io.strowger.dispatch.ScriptedApplication;
import io.strowger.dispatch.ScriptedApplication.Asked;
import io.strowger.dispatch.Stage;
import io.strowger.dispatch.Upstream.Shown;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** However a network writes what was dialled, it reaches the application of the code. */
class DialSpellingTest {

    private final ScriptedApplication shop = ScriptedApplication.polite();
    private final Stage stage = new Stage(Stage.at(shop.url()));

    @AfterEach
    void close() {
        stage.close();
        shop.close();
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '\'',
            value = {
                "'*713#', '', '*713#'",
                "'*713', '', '*713#'",
                "'*713*1*2*3', '', '*713*1*2*3#'",
                "'*713*Ama#', '', '*713*Ama#'",
                "'*713*Ama Kofi, 2#1#', '', '*713*Ama Kofi, 2#1#'",
                "'*713*Ama', '', '*713*Ama#'",
                "'713#', '713', '*713#'",
                "'713*4#', '*713#', '*713*4#'",
                "'713', '713', '*713#'",
                "'', '713', '*713#'",
                "'', '713#', '*713#'",
                "'', '*713#', '*713#'",
                "'', '*713', '*713#'",
                "'  ', '*713', '*713#'"
            })
    void shouldReachTheApplicationOfTheCode(String message, String code, String dialString) {
        Shown shown = dial(message, code);

        assertThat(shown.message()).isEqualTo("hop 1");
        assertThat(shop.asked).extracting(Asked::message).containsExactly(dialString);
        assertThat(shop.asked.getFirst().body().getString("ServiceCode")).isEqualTo("713");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '\'',
            value = {
                "'*7131', ''",
                "'*713Ama#', ''",
                "'*714*713#', '713'",
                "'713', ''",
                "'7131#', '713'"
            })
    void shouldNotReachTheApplicationOfAnotherCode(String message, String code) {
        assertThat(dial(message, code).isLast()).isTrue();
        assertThat(shop.asked).isEmpty();
    }

    /** A network may strip the sign on one of two requests. */
    @Test
    void shouldKnowADialAgainInAnotherSpelling() {
        dial("*713*1", "");
        dial("*713*1#", "");

        assertThat(shop.asked).hasSize(1);
    }

    /** One old framework compares the code with its star. */
    @Test
    void shouldWriteTheCodeWithItsStarForAnApplicationThatWantsIt() {
        DialectOptions options = DialectOptions.DEFAULTS.withDialledServiceCode(true);
        try (Stage own = new Stage(Stage.speaking(options, shop.url()))) {
            own.upstream.dial(Stage.MOBILE, "s1", "*713*1#");
            own.upstream.reply(Stage.MOBILE, "s1", 2, "2");
            own.upstream.hangUp(Stage.MOBILE, "s1");
            await().until(() -> shop.notices.size() == 1);
        }
        assertThat(shop.asked)
                .extracting(asked -> asked.body().getString("ServiceCode"))
                .containsExactly("*713", "*713");
        assertThat(shop.notices.getFirst().body().getString("ServiceCode")).isEqualTo("*713");
    }

    private Shown dial(String message, String code) {
        JsonObject body =
                new JsonObject()
                        .put("Type", "initiation")
                        .put("Mobile", Stage.MOBILE)
                        .put("SessionId", "s1")
                        .put("Message", message)
                        .put("Sequence", 1);
        return stage.upstream.post(code.isEmpty() ? body : body.put("ServiceCode", code));
    }
}
