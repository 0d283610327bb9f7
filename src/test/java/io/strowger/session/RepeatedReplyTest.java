package io.strowger.session;

import static io.strowger.dispatch.Stage.CODE;
import static io.strowger.dispatch.Stage.MOBILE;
import static org.assertj.core.api.Assertions.assertThat;

import io.strowger.dispatch.ScriptedApplication;
import io.strowger.dispatch.ScriptedApplication.Asked;
import io.strowger.dispatch.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Which replies are the same again, whatever a network makes of {@code Sequence}. */
class RepeatedReplyTest {

    private final ScriptedApplication shop = ScriptedApplication.polite();
    private final Stage stage = new Stage(Stage.at(shop.url()));

    @AfterEach
    void close() {
        stage.close();
        shop.close();
    }

    @Test
    void shouldNotTakeAReplyWithTheNumberOfTheDialForTheDial() {
        stage.upstream.dial(MOBILE, "s1", CODE);

        assertThat(stage.upstream.reply(MOBILE, "s1", 1, CODE).message()).isEqualTo("hop 2");
        assertThat(stage.upstream.reply(MOBILE, "s1", 1, CODE).message()).isEqualTo("hop 2");

        assertThat(shop.asked).extracting(Asked::message).containsExactly(CODE, CODE);
    }

    @Test
    void shouldTakeAnotherTextOfTheSameNumberForANewInput() {
        stage.upstream.dial(MOBILE, "s1", CODE);

        assertThat(stage.upstream.reply(MOBILE, "s1", 1, "1").message()).isEqualTo("hop 2");
        assertThat(stage.upstream.reply(MOBILE, "s1", 1, "Aa").message()).isEqualTo("hop 3");
        assertThat(stage.upstream.reply(MOBILE, "s1", 1, "BB").message()).isEqualTo("hop 4");
        assertThat(stage.upstream.reply(MOBILE, "s1", 1, "BB").message()).isEqualTo("hop 4");

        assertThat(shop.asked).extracting(Asked::message).containsExactly(CODE, "1", "Aa", "BB");
    }

    @Test
    void shouldTakeEveryReplyWithoutANumberForNewOnceTheOneBeforeIsAnswered() {
        stage.upstream.dial(MOBILE, "s1", CODE);

        assertThat(stage.upstream.reply(MOBILE, "s1", 0, "1").message()).isEqualTo("hop 2");
        assertThat(stage.upstream.reply(MOBILE, "s1", 0, "1").message()).isEqualTo("hop 3");

        assertThat(shop.asked).extracting(Asked::message).containsExactly(CODE, "1", "1");
    }
}
