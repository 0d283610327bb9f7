package io.strowger.provision;

import static io.strowger.provision.Definitions.account;
import static io.strowger.provision.Definitions.application;
import static io.strowger.provision.Definitions.network;
import static io.strowger.provision.Definitions.suspended;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.strowger.core.model.EndReason;
import io.strowger.core.session.Destination;
import java.util.List;
import org.junit.jupiter.api.Test;

class SnapshotTest {

    private final Snapshot snapshot =
            new Snapshot(
                    7,
                    List.of(network("demo")),
                    List.of(account("acme", "ussd"), account("mute", "push"), suspended("late")),
                    List.of(
                            application("bank", "acme", "*713#", "*711*2#"),
                            application("menu", "acme", "*711#"),
                            application("pusher", "mute", "*714#"),
                            application("owing", "late", "*715#")));

    @Test
    void shouldLeadToTheLongestCodeAndKeepTheRest() {
        assertThat(snapshot.destination("*711*2*55#"))
                .isInstanceOfSatisfying(
                        Destination.Routed.class,
                        routed -> {
                            assertThat(routed.application().id()).isEqualTo("bank");
                            assertThat(routed.code().wire()).isEqualTo("711*2");
                            assertThat(routed.rest()).isEqualTo("55");
                        });
    }

    @Test
    void shouldRefuseWhatLeadsNowhere() {
        assertThat(snapshot.destination("*999#"))
                .isEqualTo(new Destination.Refused(EndReason.NO_SUCH_CODE));
        assertThat(snapshot.destination("hello"))
                .isEqualTo(new Destination.Refused(EndReason.NO_SUCH_CODE));
    }

    @Test
    void shouldRefuseAnAccountThatIsSuspendedOrMayNotBeDialled() {
        assertThat(snapshot.destination("*714#"))
                .isEqualTo(new Destination.Refused(EndReason.NOT_ALLOWED));
        assertThat(snapshot.destination("*715#"))
                .isEqualTo(new Destination.Refused(EndReason.NOT_ALLOWED));
    }

    @Test
    void shouldFindWhatIsProvisionedByItsId() {
        assertThat(snapshot.generation()).isEqualTo(7);
        assertThat(snapshot.network("demo")).isNotNull();
        assertThat(snapshot.network("other")).isNull();
        assertThat(snapshot.networks()).hasSize(1);
        assertThat(snapshot.application("menu")).isNotNull();
        assertThat(snapshot.account("mute")).isNotNull();
    }

    @Test
    void shouldHoldNothingWhenEmpty() {
        assertThat(Snapshot.EMPTY.networks()).isEmpty();
        assertThat(Snapshot.EMPTY.destination("*713#"))
                .isEqualTo(new Destination.Refused(EndReason.NO_SUCH_CODE));
    }

    @Test
    void shouldRefuseOneCodeInTwoHands() {
        assertThatThrownBy(() ->
                        new Snapshot(
                                1,
                                List.of(),
                                List.of(account("acme", "ussd")),
                                List.of(
                                        application("a", "acme", "*713#"),
                                        application("b", "acme", "713"))))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("*713#");
    }
}
