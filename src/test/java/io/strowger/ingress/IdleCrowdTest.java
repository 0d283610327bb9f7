package io.strowger.ingress;

import static io.strowger.ingress.House.assertMenu;
import static io.strowger.ingress.House.dial;
import static io.strowger.ingress.House.post;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/** Ten thousand idle connections do not disturb others. */
class IdleCrowdTest {

    private static final int WANTED = 10_000;
    private static final int REQUESTS = 400;
    private static final int MAX_BYTES_EACH = 24 * 1024;
    private static final long MAX_FACTOR = 5;
    private static final long NORMAL_NANOS = 20_000_000;

    @Test
    void shouldServeOthersAsBefore(TestReporter reporter) throws IOException {
        try (House house = House.open()) {
            medianNanos(house);
            long before = medianNanos(house);
            long heapBefore = heap();
            try (IdleCrowd crowd = IdleCrowd.of(WANTED, house.rooms.port())) {
                assertThat(crowd.size()).isGreaterThan(1_000);
                long with = medianNanos(house);
                long each = (heap() - heapBefore) / crowd.size();
                reporter.publishEntry(
                        "%d idle connections of %d bytes; p50 %d µs before, %d µs with them"
                                .formatted(crowd.size(), each, before / 1_000, with / 1_000));
                assertThat(with).isLessThan(Math.max(MAX_FACTOR * before, NORMAL_NANOS));
                assertThat(each).isLessThan(MAX_BYTES_EACH);
            }
        }
    }

    /** The median time of a request on a connection of its own kind, opened anew. */
    private static long medianNanos(House house) {
        long[] times = new long[REQUESTS];
        try (Wire wire = house.wire()) {
            for (int i = 0; i < REQUESTS; i++) {
                long began = System.nanoTime();
                assertMenu(wire.send(post(dial(i))).read());
                times[i] = System.nanoTime() - began;
            }
        }
        Arrays.sort(times);
        return times[REQUESTS / 2];
    }

    private static long heap() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
