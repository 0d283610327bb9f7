package io.strowger.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.strowger.core.model.EndReason;
import io.strowger.core.session.SessionRecord;
import io.strowger.dispatch.ScriptedApplication.Script;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

/** Answers in a coding that was not asked for, or that are no answers at all. */
class StrangeAnswerTest {

    private static final String SCREEN = "{\"Type\":\"response\",\"Message\":\"Hello\"}";

    @Test
    void shouldSayWhoAsksAndThatNoCodingIsWanted() {
        try (ScriptedApplication application = ScriptedApplication.polite();
                Stage stage = new Stage(Stage.at(application.url()))) {
            stage.upstream.dial(Stage.MOBILE, "s1", Stage.CODE);
            assertThat(application.asked.getFirst().header("User-Agent")).startsWith("Strowger");
            assertThat(application.asked.getFirst().header("Accept-Encoding"))
                    .isEqualTo("identity");
        }
    }

    @Test
    void shouldReadAnAnswerInGzip() {
        try (ScriptedApplication application = answering(gzip(SCREEN), "Content-Encoding: gzip");
                Stage stage = new Stage(Stage.at(application.url()))) {
            assertThat(stage.upstream.dial(Stage.MOBILE, "s1", Stage.CODE).message())
                    .isEqualTo("Hello");
        }
    }

    @Test
    void shouldUnpackNoMoreThanAnAnswerMayHave() {
        byte[] bomb = gzip(" ".repeat(10_000_000) + SCREEN);
        try (ScriptedApplication application = answering(bomb, "Content-Encoding: gzip")) {
            assertEnd(application, EndReason.APPLICATION_TOO_LONG, "answer too long");
        }
    }

    @Test
    void shouldSayThatGzipIsBrokenOrTheCodingAnother() {
        byte[] plain = SCREEN.getBytes(StandardCharsets.UTF_8);
        try (ScriptedApplication application = answering(plain, "Content-Encoding: gzip")) {
            assertEnd(application, EndReason.APPLICATION_UNREADABLE, "answer: broken gzip");
        }
        try (ScriptedApplication application = answering(plain, "Content-Encoding: br")) {
            assertEnd(
                    application,
                    EndReason.APPLICATION_UNREADABLE,
                    "answer: in a coding other than gzip");
        }
    }

    @Test
    void shouldSayWhatAnAnswerLooksLikeThatCannotBeRead() {
        byte[] page = "<html>It works!</html>".getBytes(StandardCharsets.UTF_8);
        try (ScriptedApplication application = answering(page, "X-Page: yes");
                Stage stage = new Stage(Stage.at(application.url()))) {
            stage.upstream.dial(Stage.MOBILE, "s1", Stage.CODE);
            SessionRecord record = stage.recordOf("s1");
            assertThat(record.reason()).isEqualTo(EndReason.APPLICATION_UNREADABLE);
            assertThat(record.detail())
                    .endsWith("(text/html, 22 bytes, begins with <)")
                    .doesNotContain("works");
        }
    }

    @Test
    void shouldSayHowLongATextIsAndWhichCharacterMadeItSo() {
        String text = "x".repeat(56) + "\u2019" + "y".repeat(40);
        try (ScriptedApplication application =
                        ScriptedApplication.doing((_, wire) -> wire.show(text));
                Stage stage = new Stage(Stage.at(application.url()))) {
            stage.upstream.dial(Stage.MOBILE, "s1", Stage.CODE);
            SessionRecord record = stage.recordOf("s1");
            assertThat(record.reason()).isEqualTo(EndReason.APPLICATION_TOO_LONG);
            assertThat(record.detail())
                    .isEqualTo("Message: 97 UCS-2 units where 80 fit, because of U+2019 at 57");
        }
    }

    private static void assertEnd(
            ScriptedApplication application, EndReason reason, String detail) {
        try (Stage stage = new Stage(Stage.at(application.url()))) {
            stage.upstream.dial(Stage.MOBILE, "s1", Stage.CODE);
            SessionRecord record = stage.recordOf("s1");
            assertThat(record.reason()).isEqualTo(reason);
            assertThat(record.detail()).isEqualTo(detail);
        }
    }

    private static ScriptedApplication answering(byte[] body, String header) {
        Script script =
                (_, wire) -> {
                    wire.head(200, body.length, "Content-Type: text/html; charset=x", header);
                    wire.raw(body);
                };
        return ScriptedApplication.doing(script);
    }

    private static byte[] gzip(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return bytes.toByteArray();
    }
}
