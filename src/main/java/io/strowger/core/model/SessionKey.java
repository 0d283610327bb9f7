package io.strowger.core.model;

/**
 * The place that at most one live session holds: a subscriber on a network (invariant 9).
 *
 * @param network the network's id
 * @param msisdn the subscriber's canonical number
 */
public record SessionKey(String network, Msisdn msisdn) {

    /** Spreads keys over loops and tables; stable within one run of the program. */
    @Override
    public int hashCode() {
        long mixed = (msisdn.number() ^ network.hashCode()) * 0x9E3779B97F4A7C15L;
        return (int) (mixed >>> 32);
    }
}
