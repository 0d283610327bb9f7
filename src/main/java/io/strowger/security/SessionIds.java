package io.strowger.security;

import io.strowger.core.model.SessionId;
import java.nio.ByteBuffer;
import java.util.random.RandomGenerator;

/** New session ids: they sort by time and cannot be guessed. For one thread. */
public final class SessionIds {

    /** Chance is fetched in blocks, because the generator is slow to start and shared. */
    private static final int BLOCK = 4096;

    private final RandomGenerator random;
    private final ByteBuffer chance = ByteBuffer.allocate(BLOCK).limit(0);

    /**
     * @param random cannot be guessed
     */
    public SessionIds(RandomGenerator random) {
        this.random = random;
    }

    public SessionId next(long now) {
        if (chance.remaining() < 2 * Long.BYTES) {
            random.nextBytes(chance.array());
            chance.clear();
        }
        return SessionId.timeOrdered(now, chance.getLong(), chance.getLong());
    }
}
