package io.strowger.ingress;

import static io.strowger.ingress.House.assertMenu;
import static io.strowger.ingress.House.dial;
import static io.strowger.ingress.House.post;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/** Ten thousand idle connections do not disturb others. */
class IdleCrowdTest {

    private static final int WANTED = 10_000;
    private static final int REQUESTS = 400;
    private static final int MAX_BYTES_EACH = 24 * 1024;

    @Test
    void shouldServeOthersWithFewBytesEach(TestReporter reporter) throws IOException {
        try (House house = House.open()) {
            serve(house);
            long heapBefore = heap();
            try (IdleCrowd crowd = IdleCrowd.of(WANTED, house.verticles.port())) {
                assertThat(crowd.size()).isGreaterThan(1_000);
                serve(house);
                long each = (heap() - heapBefore) / crowd.size();
                reporter.publishEntry(
                        "%d idle connections of %d bytes".formatted(crowd.size(), each));
                assertThat(each).isLessThan(MAX_BYTES_EACH);
            }
        }
    }

    /** Requests on a connection of their own, opened anew. */
    private static void serve(House house) {
        try (Wire wire = house.wire()) {
            for (int i = 0; i < REQUESTS; i++) {
                assertMenu(wire.send(post(dial(i))).read());
            }
        }
    }

    private static long heap() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
