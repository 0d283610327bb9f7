package io.strowger.config;

import io.strowger.limits.Quota;
import io.strowger.limits.WindowLimit;
import java.time.Duration;
import java.util.Set;

/**
 * What holds for the applications of the dialect oneapi, whatever account they are of.
 *
 * @param callbackSchemes of {@code http} and {@code https}: how a URL that an application gives may
 *     begin; of every dialect
 * @param correlators how many requests are remembered for their repetitions, with the pushes that
 *     have a key
 * @param tokensPerAddress requests for tokens from one address
 * @param tokensPerKey tokens for one key
 */
public record OneApiSettings(
        Set<String> callbackSchemes,
        Quota correlators,
        WindowLimit tokensPerAddress,
        WindowLimit tokensPerKey) {

    public static final OneApiSettings DEFAULTS =
            new OneApiSettings(
                    Set.of("http", "https"),
                    Quota.of(20_000_000),
                    new WindowLimit(600, Duration.ofMinutes(1)),
                    new WindowLimit(120, Duration.ofMinutes(1)));
}
