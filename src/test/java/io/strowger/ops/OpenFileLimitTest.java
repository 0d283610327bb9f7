package io.strowger.ops;

import static org.assertj.core.api.Assertions.assertThat;

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
    void shouldWarnWhenFewerFilesMayBeOpenThanTwentyThousandConnectionsNeed(
            long allowed, int warnings) {
        OpenFileLimit.check(20_000, allowed);

        assertThat(lines.list).hasSize(warnings);
    }
}
