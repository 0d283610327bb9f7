package io.strowger.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.strowger.e2e.Subscriber.Shown;
import java.nio.file.Path;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * An application that nobody here wrote: npm package ussd-menu-builder 1.2.0, provider {@code
 * hubtel}. It compares {@code Initiation} with its capital letter, hence {@code casing: title}.
 */
class UssdMenuBuilderTest {
    @TempDir static Path folder;
    private static NodeMenu menu;
    private static Router router;

    @BeforeAll
    static void start() throws Exception {
        menu = NodeMenu.start();
        String provisioning =
                RouterSetup.HOUSE
                        + RouterSetup.application("menu", menu.url(), "*714#", "casing: title");
        router = RouterUnderTest.start(RouterSetup.in(folder, provisioning));
    }

    @AfterAll
    static void stop() {
        if (router != null) {
            router.close();
        }
        if (menu != null) {
            menu.close();
        }
    }

    @Test
    void shouldBeWalkedOverThreeHopsOnAHandsetOfTheSimulator() {
        walk(router::handset, "233200585542");
    }

    @Test
    void shouldBeWalkedOverThreeHopsThroughAnUpstreamGateway() {
        walk(router::upstream, "233200585543");
    }

    @Test
    void shouldForgetASessionThatTheSubscriberLeaves() {
        Subscriber subscriber = router.upstream("233200585544");
        subscriber.dials("*714#");
        subscriber.replies("2");
        subscriber.hangsUp();
        assertThat(subscriber.dials("*714#").text()).startsWith("Welcome");
        assertThat(subscriber.replies("1")).isEqualTo(new Shown("You have GHS 12.40", false));
    }

    private static void walk(Function<String, Subscriber> network, String msisdn) {
        Subscriber subscriber = network.apply(msisdn);
        assertThat(subscriber.dials("*714#"))
                .isEqualTo(new Shown("Welcome\n1. Balance\n2. Send money", true));
        assertThat(subscriber.replies("2")).isEqualTo(new Shown("To whom?", true));
        assertThat(subscriber.replies("0244123456")).isEqualTo(new Shown("How much?", true));
        assertThat(subscriber.replies("7")).isEqualTo(new Shown("Sent GHS 7 to 0244123456", false));
    }
}
