package io.strowger.store;

import static io.strowger.provision.Definitions.account;
import static io.strowger.provision.Definitions.application;
import static io.strowger.provision.Definitions.entry;
import static io.strowger.provision.Definitions.file;
import static io.strowger.store.Futures.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.strowger.core.model.EndReason;
import io.strowger.core.session.Destination;
import io.strowger.provision.ApplicationDefinition;
import io.strowger.provision.Criterion;
import io.strowger.provision.ProvisionFile;
import io.strowger.provision.Provisioner;
import io.strowger.provision.Provisioner.Outcome;
import io.strowger.provision.Registry;
import io.strowger.provision.Subscription;
import io.strowger.provision.Subscription.Wish;
import io.strowger.store.Subscriptions.Created;
import io.vertx.core.Future;
import java.net.URI;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every store of subscriptions holds to, and what the registry makes of it. */
public abstract class SubscriptionsContract {

    private static final String REST = "http://127.0.0.1:7001/rest";
    private static final String EIGHT = "http://127.0.0.1:7001/eight";

    protected abstract Subscriptions subscriptions();

    protected abstract Provisioner provisioner();

    protected abstract Registry registry();

    @BeforeEach
    protected void provision() {
        apply(
                file(
                        List.of(
                                entry(account("acme", "ussd")),
                                entry(account("other", List.of("7782", "99"), "ussd"))),
                        List.of(),
                        List.of(entry(application("bank", "acme", "*713#", "*7782*5#")))));
    }

    @Test
    void shouldLeadByKeywordAndGiveTheRestToTheOneWithout() {
        Subscription rest = make(wish("acme", REST, "", on("7782", "")));
        Subscription eight = make(wish("other", EIGHT, "", on("7782", "8")));
        assertThat(led("*7782*8#")).isEqualTo(eight.application());
        assertThat(led("#7782*8*1#")).isEqualTo(eight.application());
        assertThat(led("*7782*9#")).isEqualTo(rest.application());
        assertThat(led("*7782#")).isEqualTo(rest.application());
        assertThat(led("*7782*5#")).isEqualTo("bank");
    }

    @Test
    void shouldShowAnApplicationThatIsAskedAtTheUrlOfTheSubscription() {
        Subscription made = make(wish("acme", REST, "", on("7782", "8")));
        ApplicationDefinition shown = registry().current().application(made.application());
        assertThat(shown).isNotNull();
        assertThat(shown.url()).isEqualTo(URI.create(REST));
        assertThat(shown.trusted()).isFalse();
        assertThat(shown.terms().dialect()).isEqualTo("oneapi");
        assertThat(shown.terms().account()).isEqualTo("acme");
        assertThat(shown.terms().answerWithinMillis()).isEqualTo(10_000);
        assertThat(shown.options().callbackData()).isEqualTo("data");
        assertThat(shown.options().notifyUrl()).isEqualTo(REST);
        assertThat(made.id()).matches("[0-9a-f]{32}");
    }

    @Test
    void shouldLeadNowhereFromTheMomentItIsDeleted() {
        Subscription made = make(wish("acme", REST, "", on("7782", ""), on("7782", "8")));
        assertThat(await(subscriptions().delete("acme", made.id()))).isTrue();
        assertThat(registry().current().destination("*7782*8#"))
                .isEqualTo(new Destination.Refused(EndReason.NO_SUCH_CODE));
        assertThat(registry().current().application(made.application())).isNull();
        assertThat(await(subscriptions().find("acme", made.id()))).isEmpty();
        assertThat(await(subscriptions().delete("acme", made.id()))).isFalse();
    }

    @Test
    void shouldBeDeletedOnceOfManyAtOnce() {
        String id = make(wish("acme", REST, "", on("7782", ""))).id();
        List<Future<Boolean>> asked =
                IntStream.range(0, 64).mapToObj(i -> subscriptions().delete("acme", id)).toList();
        assertThat(asked.stream().map(Futures::await)).filteredOn(done -> done).hasSize(1);
    }

    @Test
    void shouldKeepAnothersFromSight() {
        Subscription made = make(wish("acme", REST, "", on("7782", "")));
        assertThat(await(subscriptions().find("other", made.id()))).isEmpty();
        assertThat(await(subscriptions().list("other"))).isEmpty();
        assertThat(await(subscriptions().delete("other", made.id()))).isFalse();
        assertThat(await(subscriptions().find("acme", made.id()))).contains(made);
        assertThat(led("*7782#")).isEqualTo(made.application());
    }

    @Test
    void shouldListTheOldestFirst() {
        Subscription first = make(wish("acme", REST, "", on("7782", "1")));
        Subscription second = make(wish("acme", REST, "", on("7782", "2"), on("7782", "3")));
        assertThat(await(subscriptions().list("acme"))).containsExactly(first, second);
    }

    @Test
    void shouldBeTheSameForTheSameCorrelator() {
        Wish wish = wish("acme", REST, "c1", on("7782", ""));
        Subscription made = make(wish);
        assertThat(create(wish)).isEqualTo(new Created.Same(made));
        assertThat(create(wish("acme", REST, "c1", on("7782", "8"))))
                .isEqualTo(new Created.OtherWish());
        assertThat(create(wish("other", REST, "c1", on("99", ""))))
                .isInstanceOf(Created.Made.class);
    }

    @Test
    void shouldBeTheSameForTheSameWishByAnotherName() {
        Subscription made = make(wish("acme", REST, "c1", on("7782", "")));
        assertThat(create(wish("acme", REST, "c2", on("7782", ""))))
                .isEqualTo(new Created.Same(made));
        assertThat(create(wish("acme", REST, "", on("7782", ""))))
                .isEqualTo(new Created.Same(made));
    }

    @Test
    void shouldMakeOneOfManyAtOnce() {
        Wish wish = wish("acme", REST, "c1", on("7782", ""));
        List<Created> created =
                IntStream.range(0, 64)
                        .mapToObj(i -> subscriptions().create(wish, i))
                        .toList()
                        .stream()
                        .map(Futures::await)
                        .toList();
        assertThat(created).filteredOn(Created.Made.class::isInstance).hasSize(1);
        assertThat(created).filteredOn(Created.Same.class::isInstance).hasSize(63);
        assertThat(await(subscriptions().list("acme"))).hasSize(1);
    }

    @Test
    void shouldGiveACodeToOneOfManyAtOnce() {
        List<Created> created =
                IntStream.range(0, 64)
                        .mapToObj(i ->
                                subscriptions()
                                        .create(wish("acme", REST + i, "c" + i, on("7782", "")), i))
                        .toList()
                        .stream()
                        .map(Futures::await)
                        .toList();
        assertThat(created).filteredOn(Created.Made.class::isInstance).hasSize(1);
        assertThat(created).filteredOn(Created.Overlap.class::isInstance).hasSize(63);
    }

    @Test
    void shouldRefuseWhatIsTaken() {
        make(wish("acme", REST, "", on("7782", "8")));
        Created.Overlap eight = new Created.Overlap(on("7782", "8"));
        assertThat(create(wish("acme", EIGHT, "", on("7782", "8")))).isEqualTo(eight);
        assertThat(create(wish("other", REST, "", on("7782", "8")))).isEqualTo(eight);
        assertThat(create(wish("acme", REST, "", on("7782", "9"), on("7782", "8"))))
                .isEqualTo(eight);
        assertThat(create(wish("acme", REST, "", on("7782", "5"))))
                .isEqualTo(new Created.Overlap(on("7782", "5")));
        assertThat(await(subscriptions().list("acme"))).hasSize(1);
    }

    @Test
    void shouldFreeTheCodeAndTheCorrelatorWhenDeleted() {
        Subscription made = make(wish("acme", REST, "c1", on("7782", "")));
        await(subscriptions().delete("acme", made.id()));
        Subscription next = make(wish("acme", EIGHT, "c1", on("7782", "")));
        assertThat(next.id()).isNotEqualTo(made.id());
    }

    @Test
    void shouldRefuseMoreThanAnAccountMayHave() {
        Criterion[] many =
                IntStream.range(0, Subscriptions.MOST)
                        .mapToObj(i -> on("7782", "1" + i))
                        .toArray(Criterion[]::new);
        make(wish("acme", REST, "", many));
        assertThat(create(wish("acme", REST, "", on("7782", "9"))))
                .isEqualTo(new Created.TooMany(Subscriptions.MOST));
        make(wish("other", REST, "", on("7782", "9")));
    }

    @Test
    void shouldKeepOperatorsApartInTheListAndNotInTheRouting() {
        Criterion one = new Criterion("7782", "DIALOG", "8");
        Criterion two = new Criterion("7782", "MOBITEL", "8");
        Subscription made = make(wish("acme", REST, "", one, two));
        assertThat(await(subscriptions().find("acme", made.id())).orElseThrow().wish().criteria())
                .containsExactly(one, two);
        assertThat(led("*7782*8#")).isEqualTo(made.application());
    }

    @Test
    void shouldNotLetAFileTakeTheCodeOfASubscription() {
        Subscription made = make(wish("acme", REST, "", on("7782", "8")));
        Outcome outcome =
                apply(
                        file(
                                List.of(),
                                List.of(),
                                List.of(entry(application("menu", "acme", "*7782*8#")))));
        assertThat(outcome)
                .isInstanceOf(Outcome.Refused.class)
                .asString()
                .contains("*7782*8#", made.application());
    }

    @Test
    void shouldLeadNowhereWhileTheAccountDoesNotHaveTheShortCode() {
        Subscription made = make(wish("acme", REST, "", on("7782", "8")));
        allot("acme");
        assertThat(registry().current().destination("*7782*8#"))
                .isEqualTo(new Destination.Refused(EndReason.NO_SUCH_CODE));
        allot("acme", "7782");
        assertThat(led("*7782*8#")).isEqualTo(made.application());
    }

    @Test
    void shouldGiveTheCodeOfAnAccountThatLostItToAnother() {
        make(wish("acme", REST, "", on("7782", "8")));
        allot("acme");
        Subscription others = make(wish("other", EIGHT, "", on("7782", "8")));
        assertThat(led("*7782*8#")).isEqualTo(others.application());
        allot("acme", "7782");
        assertThat(led("*7782*8#")).isEqualTo(others.application());
    }

    @Test
    void shouldGiveTheCodeOfAnAccountThatLostItToAnApplication() {
        make(wish("acme", REST, "", on("7782", "8")));
        allot("acme");
        apply(file(List.of(), List.of(), List.of(entry(application("menu", "acme", "*7782*8#")))));
        allot("acme", "7782");
        assertThat(led("*7782*8#")).isEqualTo("menu");
    }

    private void allot(String account, String... shortCodes) {
        apply(
                file(
                        List.of(entry(account(account, List.of(shortCodes), "ussd"))),
                        List.of(),
                        List.of()));
    }

    private Outcome apply(ProvisionFile file) {
        Outcome outcome = await(provisioner().apply(file));
        await(registry().refresh());
        return outcome;
    }

    private String led(String dialled) {
        Destination destination = registry().current().destination(dialled);
        assertThat(destination).isInstanceOf(Destination.Routed.class);
        return ((Destination.Routed) destination).application().id();
    }

    private Subscription make(Wish wish) {
        Created created = create(wish);
        assertThat(created).isInstanceOf(Created.Made.class);
        return ((Created.Made) created).subscription();
    }

    private int clock;

    private Created create(Wish wish) {
        return await(subscriptions().create(wish, clock++));
    }

    private static Criterion on(String shortCode, String keyword) {
        return new Criterion(shortCode, "", keyword);
    }

    private static Wish wish(String account, String url, String correlator, Criterion... criteria) {
        return new Wish(account, URI.create(url), "data", correlator, false, List.of(criteria));
    }
}
