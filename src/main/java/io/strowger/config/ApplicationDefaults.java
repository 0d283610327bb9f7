package io.strowger.config;

import io.strowger.core.model.Rich;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What holds for every application that sets nothing else in its provisioning file.
 *
 * @param answerWithinSet how long an application of any dialect may take to answer a hop; null
 *     leaves it to the dialect
 * @param replyWithin how long the subscriber may take to answer a screen
 * @param sessionWithin how long a whole session may take
 * @param connectWithin how long a connection to an application may take to open
 * @param connectionLife how long a kept connection is used, to an application or a webhook, until
 *     its name is looked up again
 * @param maxAnswerBytes how long the body of an answer may be
 * @param maxDataBytes how long {@code Data} of an answer may be, together with {@code Label},
 *     {@code Mask} and whatever else only rich channels show
 * @param concurrency how many requests one application gets at once, over the whole process
 * @param circuit when an application that keeps failing is left alone
 */
public record ApplicationDefaults(
        @Nullable Duration answerWithinSet,
        Duration replyWithin,
        Duration sessionWithin,
        Duration connectWithin,
        Duration connectionLife,
        int maxAnswerBytes,
        int maxDataBytes,
        int concurrency,
        Circuit circuit) {

    /**
     * No application may take longer than this to answer (docs/protocols/common.md, "Sessions").
     */
    public static final Duration LONGEST_ANSWER = Duration.ofSeconds(15);

    public static final ApplicationDefaults DEFAULTS =
            new ApplicationDefaults(
                    null,
                    Duration.ofSeconds(60),
                    Duration.ofSeconds(180),
                    Duration.ofSeconds(2),
                    Duration.ofMinutes(1),
                    64 * 1024,
                    Rich.DEFAULT_MAX_BYTES,
                    1024,
                    new Circuit(5, Duration.ofSeconds(10)));

    /**
     * When an application that keeps failing is left alone.
     *
     * @param failures how many failures in a row open the circuit
     * @param openFor how long the fallback text is shown at once before the application is tried
     *     again
     */
    public record Circuit(int failures, Duration openFor) {}

    /**
     * How long an application may take to answer a hop.
     *
     * @param usual what its dialect has when nothing is set
     */
    public Duration answerWithin(Duration usual) {
        return answerWithinSet == null ? usual : answerWithinSet;
    }
}
