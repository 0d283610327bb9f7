package io.strowger.limits;

import java.time.Duration;

/**
 * How often something may happen.
 *
 * @param most how often within any such time; 0 is no limit
 */
public record WindowLimit(int most, Duration within) {}
