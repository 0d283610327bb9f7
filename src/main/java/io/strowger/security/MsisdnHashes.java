package io.strowger.security;

import io.strowger.core.model.Msisdn;
import java.nio.ByteBuffer;

/**
 * The keyed hashes by which session records are found although their numbers are masked: the first
 * 64 bits of HMAC-SHA256. Two numbers of a hundred million share one about once in four thousand
 * installations, and a short hash keeps the index small. Without the pepper nobody learns from them
 * more than which records are of one subscriber.
 */
public final class MsisdnHashes {

    private final KeyedHash hasher;

    MsisdnHashes(KeyedHash hasher) {
        this.hasher = hasher;
    }

    /** The hash of a number in its canonical form; never 0, which stands for none. */
    public long of(Msisdn msisdn) {
        long hash = ByteBuffer.wrap(hasher.of(msisdn.digits())).getLong();
        return hash == 0 ? 1 : hash;
    }
}
