package io.strowger.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

class DemoAppCommandTest {

    @Test
    void shouldSayWhereItListensAndStopWhenToldTo() {
        Typed typed =
                Typed.line(
                        "demo-app",
                        new DemoAppCommand(goodbye -> runUnchecked(goodbye)),
                        "demo-app",
                        "--port",
                        "0");

        assertThat(typed.exitCode()).isZero();
        assertThat(typed.out())
                .matches("The demo application is ready on http://127\\.0\\.0\\.1:[1-9]\\d+/\n");
    }

    @Test
    void shouldSayThatThePortIsTaken() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String port = String.valueOf(taken.getLocalPort());

            Typed typed = Typed.line("demo-app", new DemoAppCommand(), "demo-app", "--port", port);

            assertThat(typed.exitCode()).isEqualTo(78);
            assertThat(typed.err())
                    .isEqualTo(
                            "strowger demo-app: port "
                                    + port
                                    + " is taken: choose another with --port.\n");
        }
    }

    private static void runUnchecked(ProcessLifecycle.Goodbye goodbye) {
        try {
            goodbye.run();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
