package io.strowger.session;

import static io.strowger.dispatch.Stage.CODE;
import static io.strowger.dispatch.Stage.MOBILE;
import static org.assertj.core.api.Assertions.assertThat;

import io.strowger.core.model.EndReason;
import io.strowger.dialect.DialectOptions;
import io.strowger.dispatch.ScriptedApplication;
import io.strowger.dispatch.ScriptedApplication.Asked;
import io.strowger.dispatch.Stage;
import io.strowger.dispatch.Upstream.Shown;
import io.vertx.core.json.JsonObject;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Texts that do not fit a screen, over sockets on both sides. */
class LongTextTest {

    private static final String MENU =
            IntStream.rangeClosed(1, 20)
                    .mapToObj(i -> i + ". Option number " + i)
                    .collect(Collectors.joining("\n"));
    private static final String TYPED = "Don’t wait – it’s free… " + "a".repeat(100);

    private final ScriptedApplication shop = ScriptedApplication.polite();

    private Stage stage = new Stage(Stage.at(shop.url()));

    @AfterEach
    void close() {
        stage.close();
        shop.close();
    }

    private void restart(boolean simplifies, String pages) {
        stage.close();
        DialectOptions options = DialectOptions.DEFAULTS.fitting(simplifies, pages);
        stage = new Stage(Stage.speaking(options, shop.url()));
    }

    @Test
    void shouldSayInTheRecordWhichCharacterMadeATextLong() {
        shop.does((_, wire) -> wire.show(TYPED));
        assertThat(stage.upstream.dial(MOBILE, "s1", CODE).message())
                .isEqualTo(Stage.text(EndReason.APPLICATION_TOO_LONG));
        assertThat(stage.recordOf("s1").detail())
                .isEqualTo("Message: 124 UCS-2 units where 80 fit, because of U+2019 at 4");

        shop.does((_, wire) -> wire.show(MENU));
        stage.upstream.dial(MOBILE, "s2", CODE);
        assertThat(stage.recordOf("s2").detail()).isEqualTo("Message: 401 septets where 182 fit");
    }

    @Test
    void shouldReplaceTypographicCharactersForAnApplicationThatWantsIt() {
        restart(true, "");
        shop.does((_, wire) -> wire.show(TYPED));

        assertThat(stage.upstream.dial(MOBILE, "s1", CODE).message())
                .isEqualTo("Don't wait - it's free... " + "a".repeat(100));
    }

    @Test
    void shouldShowALongMenuInPagesAndTakeAnOptionOfAnyPage() {
        restart(false, "00. More");
        shop.does((asked, wire) -> wire.show(asked.sequence() == 1 ? MENU : "fine", "kept"));

        Shown first = stage.upstream.dial(MOBILE, "s1", CODE);
        Shown second = stage.upstream.reply(MOBILE, "s1", 2, "00");
        Shown again = stage.upstream.reply(MOBILE, "s1", 2, "00");
        Shown third = stage.upstream.reply(MOBILE, "s1", 3, "00");

        assertThat(shop.asked).hasSize(1);
        assertThat(first.message()).startsWith("1. Option").endsWith("\n00. More");
        assertThat(second.message()).endsWith("\n00. More");
        assertThat(again).isEqualTo(second);
        assertThat(third.message()).endsWith("20. Option number 20");
        String all = String.join("\n", first.message(), second.message(), third.message());
        assertThat(all.replace("\n00. More", "")).isEqualTo(MENU);

        assertThat(stage.upstream.reply(MOBILE, "s1", 4, "1").message()).isEqualTo("fine");
        assertThat(shop.asked).extracting(Asked::message).containsExactly(CODE, "1");
        assertThat(shop.asked.getLast().sequence()).isEqualTo(2);
        assertThat(shop.asked.getLast().body().getString("ClientState")).isEqualTo("kept");
    }

    @Test
    void shouldEndWithTheLastPageOfALastText() {
        restart(false, "00. More");
        shop.does((_, wire) -> wire.release(MENU));

        assertThat(stage.upstream.dial(MOBILE, "s1", CODE).isLast()).isFalse();
        assertThat(stage.upstream.reply(MOBILE, "s1", 2, "00").isLast()).isFalse();
        assertThat(stage.upstream.reply(MOBILE, "s1", 3, "00").isLast()).isTrue();

        assertThat(stage.recordOf("s1").reason()).isEqualTo(EndReason.COMPLETED);
        assertThat(shop.asked).hasSize(1);
        assertThat(shop.notices).isEmpty();
        assertThat(stage.verticles.liveSessions()).isZero();
    }

    @Test
    void shouldNotShowALastTextWithAnItemInPages() {
        restart(false, "00. More");
        shop.does((_, wire) ->
                wire.json(
                        new JsonObject()
                                .put("Type", "AddToCart")
                                .put("Message", MENU)
                                .put("Item", new JsonObject().put("Qty", 1))));
        stage.upstream.dial(MOBILE, "s1", CODE);

        assertThat(stage.recordOf("s1").reason()).isEqualTo(EndReason.APPLICATION_TOO_LONG);
    }
}
