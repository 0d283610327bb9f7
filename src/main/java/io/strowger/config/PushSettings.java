package io.strowger.config;

import java.time.Duration;

/**
 * Pushes that are paid from a purse (docs/protocols/push.md).
 *
 * @param settleWithin after which a price that is held for a push which nobody works on any more,
 *     as after a crash, is given back, or is that of an unknown outcome
 * @param unknownWithin after which a push whose outcome is still unknown gets its price back and is
 *     flagged
 * @param perSecond how many pushes an account may ask for in a second; 0 is no limit
 */
public record PushSettings(Duration settleWithin, Duration unknownWithin, int perSecond) {

    public static final PushSettings DEFAULTS =
            new PushSettings(Duration.ofSeconds(60), Duration.ofMinutes(10), 0);
}
