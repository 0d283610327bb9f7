package io.strowger.provision;

import static io.strowger.provision.Definitions.account;
import static io.strowger.provision.Definitions.application;
import static org.assertj.core.api.Assertions.assertThat;

import io.strowger.core.model.ServiceCode;
import io.strowger.provision.Subscription.Wish;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class OneApiApplicationsTest {

    private final List<AccountDefinition> accounts =
            List.of(
                    account("acme", "ussd"),
                    account("other", "ussd"),
                    account("poor", List.of(), "ussd"));
    private final Subscription rest = subscription("aa", "acme", "");
    private final Subscription eight = subscription("bb", "other", "8");
    private final Snapshot snapshot = snapshot(List.of(rest, eight));

    private static Subscription subscription(String id, String account, String keyword) {
        Criterion criterion = new Criterion("7782", "", keyword);
        URI url = URI.create("http://127.0.0.1:7001/");
        return new Subscription(id, new Wish(account, url, "", "", false, List.of(criterion)), 0);
    }

    private Snapshot snapshot(List<Subscription> all) {
        Map<ServiceCode, Subscription> live =
                all.stream()
                        .collect(
                                Collectors.toMap(one -> one.wish().codes().getFirst(), one -> one));
        return new Snapshot(
                1,
                List.of(),
                accounts,
                Stream.concat(
                                Stream.of(application("bank", "acme", "*7782*5#")),
                                OneApiApplications.DEFAULTS.of(accounts, all, live).stream())
                        .toList());
    }

    @Test
    void shouldOfferTheSubscriptionThatWouldGetTheDial() {
        assertThat(offered("acme", "7782", null)).isEqualTo("sub-aa");
        assertThat(offered("acme", "7782", "")).isEqualTo("sub-aa");
        assertThat(offered("acme", "7782", "word")).isEqualTo("sub-aa");
        assertThat(offered("other", "7782", "8")).isEqualTo("sub-bb");
        assertThat(offered("other", "7782", "8*1")).isEqualTo("sub-bb");
    }

    @Test
    void shouldOfferNothingOfAnother() {
        assertThat(offered("acme", "7782", "8")).isEqualTo("sub-aa");
        assertThat(offered("other", "7782", "9")).isEqualTo("oneapi-other-7782");
        assertThat(offered("other", "7782", null)).isEqualTo("oneapi-other-7782");
    }

    @Test
    void shouldOfferAnApplicationWithoutAUrlWhenNobodySubscribed() {
        Snapshot bare = snapshot(List.of());
        ApplicationDefinition one = bare.oneApi("acme", "7782", "5");
        assertThat(one).isNotNull().isEqualTo(bare.application("oneapi-acme-7782"));
        assertThat(one.url()).isEqualTo(ApplicationDefinition.NOWHERE);
        assertThat(one.options().notifyUrl()).isEmpty();
        assertThat(one.trusted()).isFalse();
    }

    @Test
    void shouldOfferNothingOfAShortCodeThatIsNotTheAccounts() {
        assertThat(offered("acme", "99", null)).isNull();
        assertThat(offered("poor", "7782", null)).isNull();
        assertThat(offered("nobody", "7782", null)).isNull();
    }

    @Test
    void shouldReserveTheIdsThatItGives() {
        assertThat(OneApiApplications.reserves("oneapi-acme-7782")).isTrue();
        assertThat(OneApiApplications.reserves("sub-0123456789abcdef0123456789abcdef")).isTrue();
        assertThat(OneApiApplications.reserves("oneapi-demo")).isFalse();
        assertThat(OneApiApplications.reserves("sub-menu")).isFalse();
    }

    private @Nullable String offered(String account, String shortCode, @Nullable String keyword) {
        ApplicationDefinition one = snapshot.oneApi(account, shortCode, keyword);
        return one == null ? null : one.terms().id();
    }
}
