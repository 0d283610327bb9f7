package io.strowger.provision;

import static org.assertj.core.api.Assertions.assertThat;

import io.strowger.core.model.Msisdn;
import io.strowger.core.model.NetworkTerms;
import io.strowger.core.model.Texts;
import io.strowger.security.Secret;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;

/** On which network a session is begun with a number. */
class NetworkToTest {

    private static final Msisdn NUMBER = Msisdn.of("2348031234567");

    private static NetworkDefinition network(String id, String connector, String... prefixes) {
        return Definitions.network(
                new NetworkTerms(id, id, 30_000, Texts.DEFAULTS),
                connector,
                connector.equals("http") ? "programmable" : "",
                "",
                List.of(prefixes),
                null,
                0);
    }

    private static Snapshot of(NetworkDefinition... networks) {
        return new Snapshot(1, List.of(networks), List.of(), List.of());
    }

    @Test
    void shouldBeTheBestThatIsSubmittedTo() {
        NetworkDefinition mute = network("mute", "http", "234803");
        NetworkDefinition any = network("any", "simulator");
        NetworkDefinition home = network("home", "simulator", "234");

        assertThat(of(mute, any, home).networkTo(NUMBER)).contains("home");
        assertThat(of(any, mute).networkTo(NUMBER)).contains("any");
        assertThat(of(mute, any, home).networksFor(NUMBER)).containsExactly("mute", "home", "any");
    }

    private static NetworkDefinition hub(String id, String... prefixes) {
        return new NetworkDefinition(
                new NetworkTerms(id, id, 30_000, Texts.DEFAULTS),
                "http",
                "oneapi",
                "",
                List.of(prefixes),
                null,
                0,
                null,
                new Outbound(URI.create("http://hub.example/"), new Secret("secret-of-hub"), null),
                false,
                false,
                false);
    }

    @Test
    void shouldNotBeASimulatorWhenAnotherCouldTakeTheNumber() {
        NetworkDefinition demo = network("demo", "simulator");
        NetworkDefinition trial = network("trial", "simulator", "234");

        assertThat(of(demo, hub("hub")).networkTo(NUMBER)).contains("hub");
        assertThat(of(demo, hub("hub", "233")).networkTo(NUMBER)).contains("hub");
        assertThat(of(trial, hub("hub")).networkTo(NUMBER)).contains("hub");
        assertThat(of(trial, hub("hub", "2348")).networkTo(NUMBER)).contains("hub");
        assertThat(of(hub("any"), hub("hub", "234")).networkTo(NUMBER)).contains("hub");
    }

    @Test
    void shouldBeTheSimulatorThatClaimsTheNumberBesideNetworksThatClaimOthers() {
        NetworkDefinition trial = network("trial", "simulator", "234");

        assertThat(of(hub("hub", "233"), trial).networkTo(NUMBER)).contains("trial");
    }

    /** What goes through the network of another operator reaches nobody, and is told as sent. */
    @Test
    void shouldNeverBeTheNetworkOfAnotherOperator() {
        NetworkDefinition mute = network("mute", "http", "234");

        assertThat(of(hub("hub", "233"), mute).networkTo(NUMBER)).contains("mute");
        assertThat(of(network("demo", "simulator", "233"), mute).networkTo(NUMBER))
                .contains("mute");
        assertThat(of(hub("any"), hub("hub", "233"), mute).networkTo(NUMBER)).contains("any");
    }

    @Test
    void shouldBeTheBestOfAllWhenNoneIsSubmittedTo() {
        NetworkDefinition far = network("far", "http");
        NetworkDefinition near = network("near", "http", "234");

        assertThat(of(far, near).networkTo(NUMBER)).contains("near");
        assertThat(of().networkTo(NUMBER)).isEmpty();
    }
}
