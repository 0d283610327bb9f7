package io.strowger.api.token;

import io.strowger.limits.SlidingWindows;
import io.strowger.limits.WindowLimit;
import io.strowger.security.ClientNetwork;
import java.net.InetAddress;
import org.jspecify.annotations.Nullable;

/**
 * How often tokens are asked for: by whoever is at an address (IPv6: in a network, {@link
 * ClientNetwork}), right or wrong, and by the holder of a key who has shown its secret, so that
 * nobody uses up another's.
 */
public final class TokenLimits {

    private static final int MOST_HELD = 100_000;

    private final SlidingWindows addresses;
    private final SlidingWindows keys;

    private TokenLimits(WindowLimit perAddress, WindowLimit perKey) {
        this.addresses = new SlidingWindows(perAddress, MOST_HELD);
        this.keys = new SlidingWindows(perKey, MOST_HELD);
    }

    public static TokenLimits of(WindowLimit perAddress, WindowLimit perKey) {
        return new TokenLimits(perAddress, perKey);
    }

    boolean mayAsk(@Nullable InetAddress from, long now) {
        return from == null || addresses.take(ClientNetwork.of(from), now) == 0;
    }

    boolean mayHave(String credential, long now) {
        return keys.take(credential, now) == 0;
    }
}
