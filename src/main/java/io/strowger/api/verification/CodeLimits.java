package io.strowger.api.verification;

import io.strowger.core.model.Msisdn;
import io.strowger.limits.SlidingWindows;
import io.strowger.limits.WindowLimit;
import io.strowger.security.ClientNetwork;
import java.net.InetAddress;
import org.jspecify.annotations.Nullable;

/**
 * How many codes may be asked for by one token and to numbers that begin alike, and how many
 * requests may come from one address. What a number may be asked for is the store's to know.
 */
public final class CodeLimits {

    private static final int TOKENS = 10_000;
    private static final int PREFIXES = 100_000;
    private static final int ADDRESSES = 100_000;

    private final SlidingWindows tokens;
    private final SlidingWindows prefixes;
    private final SlidingWindows addresses;
    private final int prefixDigits;

    /**
     * @param prefixDigits how many digits make numbers alike
     */
    public CodeLimits(
            WindowLimit perToken, WindowLimit perPrefix, WindowLimit perAddress, int prefixDigits) {
        this.tokens = new SlidingWindows(perToken, TOKENS);
        this.prefixes = new SlidingWindows(perPrefix, PREFIXES);
        this.addresses = new SlidingWindows(perAddress, ADDRESSES);
        this.prefixDigits = prefixDigits;
    }

    /**
     * A place in the limits, or none.
     *
     * @param retryAfterMillis 0 when there is one, else when it is worth trying again
     */
    record Place(String account, String token, String prefix, long takenAt, long retryAfterMillis) {

        boolean isTaken() {
            return retryAfterMillis == 0;
        }
    }

    /** What numbers are alike by. */
    String prefix(Msisdn number) {
        String digits = number.digits();
        return digits.substring(0, Math.min(prefixDigits, digits.length()));
    }

    /** Counts a request of an address; 0, or when it is worth trying again. */
    long request(@Nullable InetAddress from, long now) {
        return addresses.take(ClientNetwork.ofNullable(from), now);
    }

    /**
     * Takes a place with a token and a prefix, or with neither. Accounts are counted apart, so that
     * none learns from a refusal what another does (invariant 23).
     */
    Place take(String account, String token, Msisdn number, long now) {
        String prefix = prefix(number);
        long wait = tokens.take(token, now);
        if (wait == 0) {
            wait = prefixes.take(key(account, prefix), now);
            if (wait > 0) {
                tokens.giveBack(token, now);
            }
        }
        return new Place(account, token, prefix, now, wait);
    }

    /** A request that was refused costs nothing. */
    void giveBack(Place place) {
        tokens.giveBack(place.token(), place.takenAt());
        prefixes.giveBack(key(place.account(), place.prefix()), place.takenAt());
    }

    private static String key(String account, String prefix) {
        return account + " " + prefix;
    }
}
