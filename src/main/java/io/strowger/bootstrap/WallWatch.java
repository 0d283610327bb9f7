package io.strowger.bootstrap;

import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says when the wall clock was stepped, which changes nothing but what people read. */
public final class WallWatch {

    private static final Logger log = LoggerFactory.getLogger(WallWatch.class);

    /** What NTP does in small steps is not worth a line. */
    private static final long STEP_MILLIS = 1_000;

    private final RunningClock clock;
    private long aheadMillis;

    public WallWatch(RunningClock clock) {
        this.clock = clock;
        this.aheadMillis = clock.wallAheadMillis();
    }

    public void look() {
        long now = clock.wallAheadMillis();
        if (Math.abs(now - aheadMillis) >= STEP_MILLIS) {
            log.atWarn()
                    .addKeyValue("byMillis", now - aheadMillis)
                    .log("The wall clock was stepped; deadlines stay where they are");
            aheadMillis = now;
        }
    }

    /** By how much the wall is ahead, for a gauge. */
    long aheadSeconds() {
        return TimeUnit.MILLISECONDS.toSeconds(clock.wallAheadMillis());
    }
}
