package io.strowger.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A disk that takes nothing any more fails every request, and is not said with each of them. */
class FullDiskTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int REQUESTS = 150;
    private static final int SMALL_DISK_KIB = 2_048;

    /** Once at first, and twice more when two minutes end meanwhile, with a summary each. */
    private static final long MOST_OF_A_KIND = 6;

    private static final Pattern STACK =
            Pattern.compile("(?m)^(?!\\d{4}-|\\tat |\\t\\.\\.\\.).*Exc");
    private static final Pattern LINE =
            Pattern.compile("(?m)^\\S+Z (?:WARN|ERROR) +(\\S+ - [^=\\n]*?)(?: \\w+=.*)?$");

    @TempDir Path folder;

    @Test
    void shouldSayOnceAMinuteThatTheDiskIsFull() throws Exception {
        try (WallClockHouse house = new WallClockHouse();
                RouterProcess router =
                        RouterProcess.startOnASmallDisk(house.setup(folder), SMALL_DISK_KIB)) {
            await().atMost(PATIENCE).until(() -> fill(router));

            assertThat(router.ask("/health/ready").statusCode()).isEqualTo(503);
            int refused = 0;
            for (int i = 0; i < REQUESTS; i++) {
                refused += isRefused(router, "full " + i) ? 1 : 0;
                new PushHouse(router).push("pay", "2332000" + (10_000 + i), "5");
            }
            assertThat(refused).as("nothing is acknowledged").isEqualTo(REQUESTS);
            Map<String, Long> lines = kinds(router.log());
            System.out.println("requests=" + 2 * REQUESTS + " lines by kind: " + lines);
            assertThat(lines).as(router.log()).isNotEmpty();
            assertThat(STACK.matcher(router.log()).results().count())
                    .as(router.log())
                    .isLessThanOrEqualTo(MOST_OF_A_KIND * lines.size());
        }
    }

    /** Asks for codes until the disk is full. */
    private static boolean fill(Router router) {
        for (int i = 0; i < 20; i++) {
            isRefused(router, "filling " + System.nanoTime());
        }
        return router.ask("/health/ready").statusCode() == 503;
    }

    private static boolean isRefused(Router router, String clientRef) {
        JsonObject request = VerificationHouse.asking(clientRef, VerificationHouse.number());
        return VerificationHouse.of(router).request(request).statusCode() != 201;
    }

    private static Map<String, Long> kinds(String log) {
        List<String> said = LINE.matcher(log).results().map(line -> line.group(1)).toList();
        return said.stream().collect(Collectors.groupingBy(line -> line, Collectors.counting()));
    }
}
