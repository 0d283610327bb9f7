package io.strowger.ops.logging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import ch.qos.logback.core.OutputStreamAppender;
import io.strowger.ops.logging.LogSetup.Format;
import io.vertx.core.json.JsonObject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Map;
import java.util.Queue;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.Logger;

class LogSetupTest {

    private final LoggerContext context = new LoggerContext();
    private final Queue<Runnable> minute = new ArrayDeque<>();
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    private Logger logger(Format format, Level level) {
        context.setMDCAdapter(new LogbackMDCAdapter());
        LogSetup.apply(context, format, level, minute::add);
        Logger root = context.getLogger(Logger.ROOT_LOGGER_NAME);
        OutputStreamAppender<ILoggingEvent> console =
                (OutputStreamAppender<ILoggingEvent>)
                        ((ch.qos.logback.classic.Logger) root).getAppender("console");
        console.setOutputStream(out);
        return context.getLogger("io.strowger.session.Shard");
    }

    private String written() {
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void shouldWritePlainLinesWithKeyValues() {
        logger(Format.PLAIN, Level.INFO)
                .atInfo()
                .addKeyValue("session", "ab12")
                .log("session ended");

        assertThat(written())
                .matches(
                        "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z INFO  Shard"
                                + " - session ended session=ab12\\R");
    }

    @Test
    void shouldWriteJsonLinesWithKeyValues() {
        logger(Format.JSON, Level.INFO)
                .atInfo()
                .addKeyValue("session", "ab12")
                .log("session ended");

        JsonObject line = new JsonObject(written());
        assertThat(line.getString("message")).isEqualTo("session ended");
        assertThat(line.getString("session")).isEqualTo("ab12");
        assertThat(line.getString("level")).isEqualTo("INFO");
        assertThat(line.getString("@timestamp")).endsWith("Z");
    }

    @Test
    void shouldKeepQuietBelowTheLevel() {
        logger(Format.PLAIN, Level.WARN).info("not seen");

        assertThat(written()).isEmpty();
    }

    @Test
    void shouldWriteTheStackOfAnException() {
        logger(Format.PLAIN, Level.INFO).error("failed", new IllegalStateException("why"));

        assertThat(written().lines())
                .anyMatch(line -> line.endsWith("ERROR Shard - failed"))
                .anyMatch(line -> line.equals("java.lang.IllegalStateException: why"));
    }

    /** Escaped forms of what nobody may send into a log as it is. */
    private static final Map<String, String> HIDDEN =
            Map.ofEntries(
                    Map.entry("\n", "\\n"),
                    Map.entry("\r\n", "\\r\\n"),
                    Map.entry("\t", "\\t"),
                    Map.entry("\u0000", "\\u0000"),
                    Map.entry("\u000b", "\\u000b"),
                    Map.entry("\u001b[31m", "\\u001b[31m"),
                    Map.entry("\u007f", "\\u007f"),
                    Map.entry("\u0085", "\\u0085"),
                    Map.entry("\u009b31m", "\\u009b31m"),
                    Map.entry("\u200b", "\\u200b"),
                    Map.entry("\u2028", "\\u2028"),
                    Map.entry("\u2029", "\\u2029"),
                    Map.entry("\u202e", "\\u202e"),
                    Map.entry("\u2066", "\\u2066"),
                    Map.entry("\ufeff", "\\ufeff"));

    static Stream<Arguments> hidden() {
        return Stream.of(Format.values())
                .flatMap(format ->
                        HIDDEN.entrySet().stream()
                                .map(one ->
                                        argumentSet(
                                                format + " " + one.getValue(),
                                                format,
                                                "a" + one.getKey() + "2026 ERROR forged",
                                                "a" + one.getValue() + "2026 ERROR forged")));
    }

    @ParameterizedTest
    @MethodSource("hidden")
    void shouldKeepWhatComesFromOutsideInItsLineAndVisible(
            Format format, String text, String escaped) {
        IllegalStateException thrown = new IllegalStateException(text, new IOException(text));
        thrown.addSuppressed(new IOException(text));
        logger(format, Level.INFO)
                .atInfo()
                .addKeyValue("status", text)
                .addArgument(text)
                .setCause(thrown)
                .log("answered {} é•");

        assertThat(written()).containsIgnoringCase(escaped).contains("é•");
        assertThat(written().codePoints().filter(c -> c != '\n' && c != '\t'))
                .noneMatch(HiddenCharacters::isHidden);
        assertThat(written().split("\n"))
                .allMatch(line ->
                        line.matches(
                                "\\d{4}-.* INFO .*|\\{.*|\\s+at .*|\\s+\\.\\.\\. .*|.*Exception: .*"))
                .noneMatch(line -> line.startsWith("2026 ERROR"));
    }

    @Test
    void shouldWriteAStackAsTheJdkDoes() {
        IllegalStateException thrown =
                new IllegalStateException("why", new IOException("below", new Error()));
        thrown.addSuppressed(new IOException("beside"));
        logger(Format.PLAIN, Level.INFO).error("failed", thrown);

        StringWriter jdk = new StringWriter();
        thrown.printStackTrace(new PrintWriter(jdk));
        String stack = written().substring(written().indexOf('\n') + 1);
        assertThat(stack.lines().filter(line -> !line.contains("\tat ") && !line.contains("...")))
                .containsExactlyElementsOf(
                        jdk.toString()
                                .lines()
                                .filter(line -> !line.contains("\tat ") && !line.contains("..."))
                                .toList());
        assertThat(stack).contains("\tat io.strowger.ops.logging.LogSetupTest.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"LOUD", "", "all"})
    void shouldRefuseALevelThatIsNone(String level) {
        assertThatThrownBy(() -> LogSetup.apply(Format.PLAIN, level))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void shouldCountWhatRepeatsAndSaySoOnceAMinute() {
        Logger logger = logger(Format.PLAIN, Level.INFO);
        for (int i = 0; i < 1_000; i++) {
            logger.atWarn().addKeyValue("session", i).setCause(full()).log("Store is down");
        }
        logger.atWarn().setCause(new IllegalStateException("why")).log("Store is down");
        assertThat(written().lines().filter(line -> line.contains("Store is down"))).hasSize(2);

        minute.remove().run();
        assertThat(written().lines().filter(line -> line.contains("Store is down")))
                .hasSize(3)
                .last(InstanceOfAssertFactories.STRING)
                .contains("WARN  Shard - Store is down timesInAMinute=1000")
                .contains("disk is full");
        logger.atWarn().setCause(full()).log("Store is down");
        assertThat(written().lines().filter(line -> line.contains("Store is down"))).hasSize(4);
        assertThat(minute).hasSize(1);
    }

    private static Exception full() {
        return new java.sql.SQLException("database or disk is full");
    }

    @Test
    void shouldSayAWarningWithoutAStackAFewTimesAndEveryErrorWithoutOne() {
        Logger logger = logger(Format.PLAIN, Level.INFO);
        for (int i = 0; i < 50; i++) {
            logger.atWarn().addKeyValue("delivery", i).log("A delivery is given up");
            logger.error("The purse of {} does not match", i);
            logger.info("Something is done");
        }
        minute.remove().run();

        assertThat(written().lines().filter(line -> line.contains("given up"))).hasSize(21);
        assertThat(written().lines().filter(line -> line.contains("purse"))).hasSize(50);
        assertThat(written().lines().filter(line -> line.contains("is done"))).hasSize(50);
    }

    @Test
    void shouldHoldSoManyKindsOfLineAndNoMore() {
        Logger logger = logger(Format.PLAIN, Level.INFO);
        for (int i = 0; i < 3_000; i++) {
            logger.warn("Something new " + i, full());
        }
        assertThat(written().lines().filter(line -> line.contains("Something new"))).hasSize(1_001);
        minute.remove().run();
        assertThat(written()).contains("More warnings than are counted timesInAMinute=2000");
    }

    @Test
    void shouldReadTheFormatWithoutRegardToCase() {
        assertThat(Format.of("Json")).isEqualTo(Format.JSON);
        assertThat(Format.of("plain")).isEqualTo(Format.PLAIN);
        assertThatThrownBy(() -> Format.of("xml")).isInstanceOf(IllegalArgumentException.class);
    }
}
