package io.strowger.architecture.planted.core;

import java.util.concurrent.ThreadLocalRandom;

/** Core that throws dice. */
public final class Lucky {
    public int throwOne() {
        return ThreadLocalRandom.current().nextInt();
    }
}
