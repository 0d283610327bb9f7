package io.strowger.ops.retention;

import io.strowger.store.Retentions;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.LongFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives whoever runs the router a day to object, when something was kept for ever, or longer,
 * before: nothing is deleted until then, and the log says what will be.
 */
public final class Grace {

    static final Duration LENGTH = Duration.ofDays(1);

    private static final Logger log = LoggerFactory.getLogger(Grace.class);

    private final Retentions retentions;
    private final InstantSource clock;

    public Grace(Retentions retentions, InstantSource clock) {
        this.retentions = retentions;
        this.clock = clock;
    }

    /**
     * When the first of a kind may be deleted, in epoch milliseconds; says in the log what that
     * will be when it is still to come.
     *
     * @param deletable counts what is of before a time
     */
    public Future<Long> begin(String kind, long keptMillis, LongFunction<Future<Long>> deletable) {
        long now = clock.millis();
        return retentions
                .known(kind, keptMillis, now)
                .map(known -> known + LENGTH.toMillis())
                .onSuccess(from -> {
                    if (now < from) {
                        deletable
                                .apply(from - keptMillis)
                                .onSuccess(count -> announce(kind, keptMillis, from, count))
                                .onFailure(error ->
                                        log.warn("Retention: {} cannot be counted", kind, error));
                    }
                });
    }

    private static void announce(String kind, long keptMillis, long from, long count) {
        if (count > 0) {
            log.atWarn()
                    .addKeyValue("kind", kind)
                    .addKeyValue("count", count)
                    .addKeyValue("keptDays", Duration.ofMillis(keptMillis).toDays())
                    .addKeyValue("from", Instant.ofEpochMilli(from))
                    .log(
                            "Session records older than records.keep will be deleted; change it before then to keep them");
        }
    }
}
