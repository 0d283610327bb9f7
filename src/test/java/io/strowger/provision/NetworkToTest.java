package io.strowger.provision;

import static org.assertj.core.api.Assertions.assertThat;

import io.strowger.core.model.Msisdn;
import io.strowger.core.model.NetworkTerms;
import io.strowger.core.model.Texts;
import java.util.List;
import org.junit.jupiter.api.Test;

/** On which network a session is begun with a number. */
class NetworkToTest {

    private static final Msisdn NUMBER = Msisdn.of("2348031234567");

    private static NetworkDefinition network(String id, String connector, String... prefixes) {
        return new NetworkDefinition(
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

    @Test
    void shouldBeTheBestOfAllWhenNoneIsSubmittedTo() {
        NetworkDefinition far = network("far", "http");
        NetworkDefinition near = network("near", "http", "234");

        assertThat(of(far, near).networkTo(NUMBER)).contains("near");
        assertThat(of().networkTo(NUMBER)).isEmpty();
    }
}
