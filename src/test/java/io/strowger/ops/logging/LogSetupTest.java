package io.strowger.ops.logging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import ch.qos.logback.core.OutputStreamAppender;
import io.strowger.ops.logging.LogSetup.Format;
import io.vertx.core.json.JsonObject;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Queue;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
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
