package io.strowger.limits;

import java.util.concurrent.ConcurrentHashMap;

/** The rate limits of all networks of a process, by network id. */
public final class RateLimits {

    private final ConcurrentHashMap<String, RateLimit> limits = new ConcurrentHashMap<>();

    /** The limit of a network; what it has used up so far counts on until its rate is changed. */
    public RateLimit of(String network, int perSecond) {
        return limits.compute(
                network,
                (_, known) ->
                        known != null && known.perSecond() == perSecond
                                ? known
                                : new RateLimit(perSecond));
    }
}
