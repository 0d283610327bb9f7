package io.strowger.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.strowger.dispatch.CallbackResolver.Route;
import io.strowger.security.AddressRange;
import io.strowger.security.CallbackRule;
import io.strowger.security.CallbackUrl;
import io.strowger.security.Secret;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.net.InetAddress;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CallbackResolverTest {

    private final List<String> asked = new ArrayList<>();
    private final Queue<Future<List<InetAddress>>> answers = new ArrayDeque<>();
    private long now = 1_000_000;
    private final CallbackResolver resolver =
            new CallbackResolver(this::lookUp, () -> Instant.ofEpochMilli(now));

    private Future<List<InetAddress>> lookUp(String name) {
        asked.add(name);
        return answers.remove();
    }

    @Test
    void shouldLeadToEveryAddressThatTheNameHas() {
        answer("8.8.8.8", "2a00:1450::1");
        assertThat(route("app.example")).isEqualTo(open("8.8.8.8", "2a00:1450::1"));
        assertThat(asked).containsExactly("app.example");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"127.0.0.1", "10.0.0.1", "169.254.169.254", "::1", "fd00::1", "100.64.0.1"})
    void shouldCloseWhenOneOfTheAddressesIsForbidden(String forbidden) {
        answer("8.8.8.8", forbidden);
        assertThat(route("app.example")).isInstanceOf(Route.Closed.class);
        answer(forbidden, "8.8.8.8");
        assertThat(route("other.example")).isInstanceOf(Route.Closed.class);
    }

    @Test
    void shouldJudgeARememberedNameByTheRuleOfWhoAsks() {
        answer("10.0.0.1");
        assertThat(route("app.example")).isInstanceOf(Route.Closed.class);
        CallbackRule own =
                new CallbackRule(
                        CallbackRule.BOTH_SCHEMES,
                        List.of(AddressRange.parse("10.0.0.0/8")),
                        new Secret(""));
        assertThat(route("app.example", own)).isEqualTo(open("10.0.0.1"));
        assertThat(route("app.example")).isInstanceOf(Route.Closed.class);
        assertThat(asked).hasSize(1);
    }

    @Test
    void shouldRememberANameForFiveSecondsAndNotLonger() {
        answer("8.8.8.8");
        answer("10.0.0.1");
        assertThat(route("app.example")).isEqualTo(open("8.8.8.8"));
        now += CallbackResolver.REMEMBER_MILLIS - 1;
        assertThat(route("app.example")).isEqualTo(open("8.8.8.8"));
        now += 1;
        assertThat(route("app.example")).isInstanceOf(Route.Closed.class);
    }

    @Test
    void shouldAskOnceForAllWhoWaitForAName() {
        Promise<List<InetAddress>> late = Promise.promise();
        answers.add(late.future());
        CallbackUrl.Ok url = url("app.example", CallbackRule.PUBLIC);
        Future<Route> first = resolver.route(url, CallbackRule.PUBLIC);
        Future<Route> second = resolver.route(url, CallbackRule.PUBLIC);
        assertThat(first.isComplete()).isFalse();
        late.complete(List.of(InetAddress.ofLiteral("8.8.8.8")));
        assertThat(first.result()).isEqualTo(open("8.8.8.8"));
        assertThat(second.result()).isEqualTo(open("8.8.8.8"));
        assertThat(asked).hasSize(1);
    }

    @Test
    void shouldAskAgainForANameThatWasNotFound() {
        answers.add(Future.failedFuture("no such name"));
        answers.add(Future.succeededFuture(List.of()));
        answer("8.8.8.8");
        assertThat(route("app.example")).isEqualTo(new Route.Closed("name not found"));
        assertThat(route("app.example")).isEqualTo(new Route.Closed("name not found"));
        now += CallbackResolver.REMEMBER_MILLIS;
        assertThat(route("app.example")).isEqualTo(open("8.8.8.8"));
    }

    @Test
    void shouldForgetTheOldestNameWhenItRemembersEnough() {
        for (int i = 0; i <= CallbackResolver.MAX_REMEMBERED; i++) {
            answer("8.8.8.8");
            route("app" + i + ".example");
        }
        route("app1.example");
        assertThat(asked).hasSize(CallbackResolver.MAX_REMEMBERED + 1);
        answer("8.8.8.8");
        route("app0.example");
        assertThat(asked).hasSize(CallbackResolver.MAX_REMEMBERED + 2);
    }

    @Test
    void shouldNotLookUpAddresses() {
        assertThat(route("8.8.8.8")).isEqualTo(open("8.8.8.8"));
        assertThat(asked).isEmpty();
    }

    private void answer(String... addresses) {
        answers.add(
                Future.succeededFuture(Stream.of(addresses).map(InetAddress::ofLiteral).toList()));
    }

    private Route route(String host) {
        return route(host, CallbackRule.PUBLIC);
    }

    private Route route(String host, CallbackRule rule) {
        return resolver.route(url(host, rule), rule).result();
    }

    private static CallbackUrl.Ok url(String host, CallbackRule rule) {
        return (CallbackUrl.Ok) CallbackUrl.parse("http://" + host + "/", rule);
    }

    private static Route open(String... addresses) {
        return new Route.Open(Stream.of(addresses).map(InetAddress::ofLiteral).toList());
    }
}
