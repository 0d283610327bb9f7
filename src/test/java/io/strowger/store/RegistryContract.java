package io.strowger.store;

import static io.strowger.provision.Definitions.account;
import static io.strowger.provision.Definitions.application;
import static io.strowger.provision.Definitions.bearer;
import static io.strowger.provision.Definitions.entry;
import static io.strowger.provision.Definitions.file;
import static io.strowger.provision.Definitions.hubEntry;
import static io.strowger.provision.Definitions.in;
import static io.strowger.provision.Definitions.networkEntry;
import static io.strowger.provision.Definitions.suspended;
import static io.strowger.store.Futures.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.strowger.core.model.EndReason;
import io.strowger.core.model.Money;
import io.strowger.core.model.Msisdn;
import io.strowger.core.model.ServiceCode;
import io.strowger.core.model.SubscriberText;
import io.strowger.core.purse.Purse;
import io.strowger.core.session.Destination;
import io.strowger.provision.AccountDefinition;
import io.strowger.provision.ApplicationDefinition;
import io.strowger.provision.Definitions;
import io.strowger.provision.ExistingProvisioning;
import io.strowger.provision.NetworkDefinition;
import io.strowger.provision.Outbound;
import io.strowger.provision.PriceList;
import io.strowger.provision.ProvisionFile;
import io.strowger.provision.Provisioner;
import io.strowger.provision.Provisioner.Outcome;
import io.strowger.provision.PurseDefinition;
import io.strowger.provision.Registry;
import io.strowger.provision.Snapshot;
import io.strowger.security.Secret;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What every registry and its provisioner hold to. */
public abstract class RegistryContract {

    private static final ApplicationDefinition BANK = application("bank", "acme", "*713#", "*714#");

    private final ProvisionFile first =
            file(
                    List.of(entry(account("acme", "ussd"), bearer("one"))),
                    List.of(networkEntry("up", "network-secret"), networkEntry("also", "s")),
                    List.of(entry(BANK)));

    protected abstract Provisioner provisioner();

    protected abstract Registry registry();

    protected abstract Purses purses();

    @Test
    void shouldHoldNothingAtFirst() {
        assertThat(registry().current().generation()).isZero();
    }

    @Test
    void shouldShowWhatWasAppliedWithinASecond() {
        apply(first);
        Snapshot snapshot = seen();
        assertThat(snapshot.application("bank")).isEqualTo(BANK);
        assertThat(entry(snapshot.account("acme"))).isEqualTo(account("acme", "ussd"));
        assertThat(snapshot.destination("*713*5#"))
                .isEqualTo(new Destination.Routed(BANK.terms(), new ServiceCode("713"), "5"));
    }

    @Test
    void shouldKeepNetworksInTheOrderOfTheFile() {
        apply(first);
        assertThat(seen().networks()).extracting(n -> n.terms().id()).containsExactly("up", "also");
        NetworkDefinition network = seen().network("up");
        assertThat(network).isNotNull();
        assertThat(network.secret()).isNotNull();
        assertThat(network.secret().matches("network-secret")).isTrue();
        assertThat(network.secret().matches("another")).isFalse();
        assertThat(network.prefixes()).containsExactly("233", "234");
        assertThat(network.requestsPerSecond()).isEqualTo(100);
        assertThat(network.terms().texts().of(SubscriberText.BUSY)).isEqualTo("Später\nbitte \\");
    }

    @Test
    void shouldKeepHowANetworkIsSubmittedTo() {
        apply(first);
        assertThat(seen().network("up")).isNotNull();
        assertThat(seen().network("up").outbound()).isNull();
        assertThat(seen().network("up").webhookSecret()).isNull();
        Outbound told =
                new Outbound(
                        URI.create("https://hub.example/ussd/v1"),
                        new Secret("what the hub wants"),
                        URI.create("https://us.example/network/hub"));
        Outbound knowing = new Outbound(told.url(), new Secret("another"), null);
        apply(file(List.of(), List.of(hubEntry("hub", told), hubEntry("up", knowing)), List.of()));
        assertThat(seen().network("hub").outbound()).isEqualTo(told);
        assertThat(seen().network("hub").webhookSecret()).isEqualTo(new Secret("whsec_aHVi"));
        assertThat(seen().network("hub").secret()).isNull();
        assertThat(seen().network("up").outbound()).isEqualTo(knowing);
    }

    @Test
    void shouldKeepASecretThatWePresent() {
        AccountDefinition.Checkout checkout =
                new AccountDefinition.Checkout(
                        URI.create("https://pay.example/x"), new Secret("whsec_AAAA"));
        AccountDefinition account =
                Definitions.withoutCallbacks(
                        "acme", "Acme", Set.of("ussd", "push"), false, checkout);
        apply(file(List.of(entry(account)), List.of(), List.of()));
        assertThat(seen().account("acme")).isEqualTo(account);
    }

    @Test
    void shouldChangeNothingWhenAppliedAgain() {
        Outcome.Applied changed = (Outcome.Applied) apply(first);
        Outcome.Applied same = (Outcome.Applied) apply(first);
        assertThat(changed.changed()).isTrue();
        assertThat(same.changed()).isFalse();
        assertThat(same.generation()).isEqualTo(changed.generation());
    }

    private static Money ngn(long kobo) {
        return new Money("NGN", kobo);
    }

    private Outcome applyPurse(PurseDefinition purse, PriceList ofBank) {
        return apply(
                in(
                        "/purse.yaml",
                        file(
                                List.of(entry(account("acme", "push"), purse)),
                                List.of(),
                                List.of(entry(BANK, ofBank), entry(application("shop", "acme"))))));
    }

    private @Nullable Money price(String application, String digits) {
        return seen().pushPrice(application, Msisdn.of(digits));
    }

    @Test
    void shouldPriceAPushByWhatIsMostSpecific() {
        applyPurse(
                Definitions.purse(
                        ngn(1000),
                        new PriceList(ngn(400), Map.of("234", ngn(350), "2348", ngn(0)))),
                new PriceList(ngn(500), Map.of("23480", ngn(100), "234803", ngn(90))));
        assertThat(price("bank", "2348031234567")).isEqualTo(ngn(90));
        assertThat(price("bank", "2348021234567")).isEqualTo(ngn(100));
        assertThat(price("bank", "2347021234567")).isEqualTo(ngn(500));
        assertThat(price("shop", "2348031234567")).isEqualTo(ngn(0));
        assertThat(price("shop", "2347031234567")).isEqualTo(ngn(350));
        assertThat(price("shop", "233200585542")).isEqualTo(ngn(400));
        assertThat(price("unknown", "233200585542")).isNull();
    }

    @Test
    void shouldHaveNoPriceWithoutAPurse() {
        apply(first);
        assertThat(price("bank", "2348031234567")).isNull();
    }

    @Test
    void shouldReplacePricesByThoseOfTheNextFile() {
        PurseDefinition purse =
                Definitions.purse(ngn(1000), new PriceList(ngn(4), Map.of("2", ngn(3))));
        applyPurse(purse, new PriceList(null, Map.of("23", ngn(1))));
        assertThat(price("bank", "2348031234567")).isEqualTo(ngn(1));
        applyPurse(Definitions.purse(ngn(1000), ngn(5)), PriceList.NONE);
        assertThat(price("bank", "2348031234567")).isEqualTo(ngn(5));
        Outcome.Applied again =
                (Outcome.Applied) applyPurse(Definitions.purse(ngn(1000), ngn(5)), PriceList.NONE);
        assertThat(again.changed()).isFalse();
    }

    @Test
    void shouldOpenAPurseOnceAndKeepItsBalance() {
        applyPurse(Definitions.purse(ngn(1000), ngn(4)), PriceList.NONE);
        applyPurse(Definitions.purse(ngn(9000), ngn(5)), PriceList.NONE);
        assertThat(await(purses().find("acme"))).contains(new Purse("NGN", 1000, 0, 1));
        assertThat(await(purses().verify("acme"))).isEmpty();
    }

    @Test
    void shouldRefuseAnotherCurrencyOfAPurse() {
        applyPurse(Definitions.purse(ngn(1000), ngn(4)), PriceList.NONE);
        Money cedi = new Money("GHS", 4);
        assertThat(applyPurse(Definitions.purse(cedi, cedi), PriceList.NONE))
                .hasToString(
                        "test.yaml, line 3: purse.currency: the purse of acme is in NGN, and a"
                                + " purse keeps its currency");
        assertThat(price("bank", "2348031234567")).isEqualTo(ngn(4));
        assertThat(await(provisioner().known("")).currency().apply("acme")).isEqualTo("NGN");
        assertThat(await(provisioner().known("")).currency().apply("beta")).isNull();
    }

    @Test
    void shouldReplaceTheCodesOfAnApplication() {
        apply(first);
        apply(onlyApplications(application("bank", "acme", "*714#", "*715#")));
        Snapshot snapshot = seen();
        assertThat(snapshot.destination("*713#"))
                .isEqualTo(new Destination.Refused(EndReason.NO_SUCH_CODE));
        assertThat(snapshot.destination("*714#")).isInstanceOf(Destination.Routed.class);
        assertThat(snapshot.destination("*715#")).isInstanceOf(Destination.Routed.class);
    }

    @Test
    void shouldMoveACodeWhenTheFileSaysSoOfBoth() {
        apply(first);
        apply(
                onlyApplications(
                        application("bank", "acme", "*713#"),
                        application("shop", "acme", "*714#")));
        assertThat(seen().destination("*714#"))
                .isInstanceOfSatisfying(
                        Destination.Routed.class,
                        routed -> assertThat(routed.application().id()).isEqualTo("shop"));
    }

    @Test
    void shouldSuspendAnAccount() {
        apply(first);
        apply(file(List.of(entry(suspended("acme"))), List.of(), List.of()));
        assertThat(seen().destination("*713#"))
                .isEqualTo(new Destination.Refused(EndReason.NOT_ALLOWED));
    }

    @Test
    void shouldRefuseWholeWhatTakesAnothersCode() {
        apply(first);
        Outcome outcome =
                apply(
                        file(
                                List.of(entry(account("other", "ussd"))),
                                List.of(),
                                List.of(entry(application("thief", "other", "713")))));
        assertThat(outcome)
                .hasToString(
                        "test.yaml, line 5: serviceCodes: *713# belongs to application bank"
                                + " already");
        apply(onlyApplications(application("bank", "acme", "*713#")));
        assertThat(seen().account("other")).isNull();
        assertThat(seen().application("thief")).isNull();
    }

    @Test
    void shouldRefuseAnUnknownAccount() {
        assertThat(apply(onlyApplications(application("bank", "nobody", "*713#"))))
                .hasToString("test.yaml, line 5: account: there is no account nobody");
        assertThat(registry().current().generation()).isZero();
    }

    @Test
    void shouldRefuseACredentialOfAnotherAccount() {
        apply(first);
        assertThat(
                        apply(
                                file(
                                        List.of(entry(account("b", "ussd"), bearer("one"))),
                                        List.of(),
                                        List.of())))
                .isInstanceOf(Outcome.Refused.class)
                .asString()
                .contains("line 9", "credentials");
        // given back by its holder, it is free
        apply(file(List.of(entry(account("acme", "ussd"), bearer("two"))), List.of(), List.of()));
        assertThat(
                        apply(
                                file(
                                        List.of(entry(account("b", "ussd"), bearer("one"))),
                                        List.of(),
                                        List.of())))
                .isInstanceOf(Outcome.Applied.class);
    }

    @Test
    void shouldKnowWhatIsProvisioned() {
        apply(first);
        ExistingProvisioning known = await(provisioner().known(""));
        assertThat(known.account().test("acme")).isTrue();
        assertThat(known.account().test("nobody")).isFalse();
        assertThat(known.holder().apply(new ServiceCode("713"))).isEqualTo("bank");
        assertThat(known.holder().apply(new ServiceCode("799"))).isNull();
    }

    @Test
    void shouldTellListenersOfEachSnapshot() {
        ConcurrentLinkedQueue<Snapshot> told = new ConcurrentLinkedQueue<>();
        registry().onChange(told::add);
        apply(first);
        Snapshot snapshot = seen();
        await().until(() -> told.contains(snapshot));
    }

    private Outcome apply(ProvisionFile file) {
        Outcome outcome = await(provisioner().apply(file));
        if (outcome instanceof Outcome.Applied applied) {
            applied(applied.generation());
        }
        return outcome;
    }

    private void applied(long generation) {
        await().until(() -> registry().current().generation() == generation);
    }

    private Snapshot seen() {
        return registry().current();
    }

    private static ProvisionFile onlyApplications(ApplicationDefinition... applications) {
        return file(
                List.of(),
                List.of(),
                List.of(applications).stream().map(one -> entry(one)).toList());
    }
}
