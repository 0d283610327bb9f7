package io.strowger.ops;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.LoggerFactory;

class OpenFileLimitTest {

    private final ListAppender<ILoggingEvent> lines = new ListAppender<>();

    private static Logger logger() {
        return (Logger) LoggerFactory.getLogger(OpenFileLimit.class);
    }

    @BeforeEach
    void listen() {
        lines.start();
        logger().addAppender(lines);
    }

    @AfterEach
    void leave() {
        logger().detachAppender(lines);
    }

    @ParameterizedTest
    @CsvSource({"1024, 1", "20000, 1", "21023, 1", "21024, 0", "1048576, 0", "-1, 0"})
    void shouldTakeWhatIsSetAndWarnWhenFewerFilesMayBeOpenThanThatNeeds(
            long allowed, int warnings) {
        assertThat(OpenFileLimit.connections(20_000, allowed)).isEqualTo(20_000);

        assertThat(lines.list).hasSize(warnings);
        assertThat(lines.list).allMatch(line -> line.getLevel().equals(Level.WARN));
    }

    @ParameterizedTest
    @CsvSource({
        "1024, 512, 1",
        "4096, 3072, 1",
        "20000, 18976, 1",
        "21023, 19999, 1",
        "21024, 20000, 0",
        "1048576, 20000, 0",
        "-1, 20000, 0"
    })
    void shouldTakeAsManyAsFitWhereNothingIsSetAndSayThatWithoutAWarning(
            long allowed, int taken, int said) {
        assertThat(OpenFileLimit.connections(0, allowed)).isEqualTo(taken);

        assertThat(lines.list).hasSize(said);
        assertThat(lines.list).allMatch(line -> line.getLevel().equals(Level.INFO));
    }
}
