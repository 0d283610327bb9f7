package io.strowger.store;

import static io.strowger.store.Futures.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.strowger.store.Tokens.Grant;
import io.strowger.store.Tokens.Pair;
import io.strowger.store.Tokens.Refreshed;
import io.vertx.core.Future;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every store of tokens holds to. */
public abstract class TokensContract {

    private static final long NOW = 1_000;
    private static final int MOST = 1_000;
    private static final Grant GRANT = new Grant("f1", "oauth-a-1", Set.of("ussd", "push"));

    protected abstract Tokens tokens();

    @Test
    void shouldKnowAnAccessTokenUntilItExpires() {
        issue(GRANT, "1");
        assertThat(await(tokens().access("a1", NOW + 99))).contains(GRANT);
        assertThat(await(tokens().access("a1", NOW + 100))).isEmpty();
    }

    @Test
    void shouldTellUntilWhenTokensWithoutASignatureMayBeGood() {
        assertThat(await(tokens().unsignedAccessUntil(NOW))).isZero();
        await(tokens().issue(GRANT, new Pair("sa", NOW + 900, "sr", NOW + 900), MOST, NOW));
        assertThat(await(tokens().unsignedAccessUntil(NOW))).isZero();
        await(tokens().issue(GRANT, new Pair("0a", NOW + 100, "0b", NOW + 500), MOST, NOW));
        await(tokens().issue(GRANT, new Pair("fa", NOW + 200, "fb", NOW + 500), MOST, NOW));
        assertThat(await(tokens().unsignedAccessUntil(NOW))).isEqualTo(NOW + 200);
        assertThat(await(tokens().unsignedAccessUntil(NOW + 200))).isZero();
    }

    @Test
    void shouldNotTakeOneKindForTheOther() {
        issue(GRANT, "1");
        assertThat(await(tokens().access("r1", NOW))).isEmpty();
        assertThat(refresh("a1", "2")).isEqualTo(new Refreshed.Unknown());
        assertThat(await(tokens().access("nobody", NOW))).isEmpty();
    }

    @Test
    void shouldGiveANewPairForARefreshTokenOnce() {
        issue(GRANT, "1");
        assertThat(refresh("r1", "2")).isEqualTo(new Refreshed.Renewed(GRANT));
        assertThat(await(tokens().access("a2", NOW))).contains(GRANT);
        assertThat(refresh("r2", "3")).isEqualTo(new Refreshed.Renewed(GRANT));
    }

    @Test
    void shouldRevokeTheFamilyWhenARefreshTokenIsUsedTwice() {
        issue(GRANT, "1");
        Grant other = new Grant("f2", GRANT.credential(), Set.of("ussd"));
        issue(other, "9");
        refresh("r1", "2");
        assertThat(refresh("r1", "3")).isEqualTo(new Refreshed.Reused());
        assertThat(await(tokens().access("a1", NOW))).isEmpty();
        assertThat(await(tokens().access("a2", NOW))).isEmpty();
        assertThat(await(tokens().access("a3", NOW))).isEmpty();
        assertThat(refresh("r2", "4")).isEqualTo(new Refreshed.Unknown());
        assertThat(await(tokens().access("a9", NOW))).contains(other);
    }

    @Test
    void shouldGiveOneOfManyAtOnceANewPair() {
        issue(GRANT, "1");
        List<Refreshed> refreshed =
                IntStream.range(0, 64)
                        .mapToObj(i ->
                                tokens().refresh(
                                                "r1",
                                                GRANT.credential(),
                                                Set.of(),
                                                pair("x" + i),
                                                MOST,
                                                NOW))
                        .toList()
                        .stream()
                        .map(Futures::await)
                        .toList();
        assertThat(refreshed).filteredOn(Refreshed.Renewed.class::isInstance).hasSize(1);
        assertThat(refreshed).filteredOn(Refreshed.Reused.class::isInstance).hasSize(1);
        assertThat(refreshed).filteredOn(Refreshed.Unknown.class::isInstance).hasSize(62);
    }

    @Test
    void shouldNotRefreshForAnotherCredentialNorHarmTheOwner() {
        issue(GRANT, "1");
        assertThat(await(tokens().refresh("r1", "oauth-b-1", Set.of(), pair("2"), MOST, NOW)))
                .isEqualTo(new Refreshed.Unknown());
        assertThat(refresh("r1", "2")).isInstanceOf(Refreshed.Renewed.class);
    }

    @Test
    void shouldNotRefreshFromExpiryOn() {
        issue(GRANT, "1");
        assertThat(await(refreshAt(NOW + 1_000))).isEqualTo(new Refreshed.Unknown());
        issue(GRANT, "1");
        assertThat(await(refreshAt(NOW + 999))).isInstanceOf(Refreshed.Renewed.class);
    }

    private Future<Refreshed> refreshAt(long now) {
        return tokens().refresh("r1", GRANT.credential(), Set.of(), pair("2"), MOST, now);
    }

    @Test
    void shouldNarrowTheScopesOfOneAccessTokenAlone() {
        issue(GRANT, "1");
        Grant narrow = new Grant("f1", GRANT.credential(), Set.of("ussd"));
        assertThat(refresh("r1", Set.of("ussd"), "2")).isEqualTo(new Refreshed.Renewed(narrow));
        assertThat(await(tokens().access("a2", NOW))).contains(narrow);
        assertThat(refresh("r2", "3")).isEqualTo(new Refreshed.Renewed(GRANT));
    }

    @Test
    void shouldNotWidenScopesNorUseUpTheToken() {
        issue(GRANT, "1");
        assertThat(refresh("r1", Set.of("verify"), "2")).isEqualTo(new Refreshed.TooWide());
        assertThat(refresh("r1", "2")).isInstanceOf(Refreshed.Renewed.class);
    }

    @Test
    void shouldKeepNoMoreThanACredentialMayHave() {
        assertThat(await(tokens().issue(GRANT, pair("1"), 3, NOW))).isTrue();
        assertThat(await(tokens().issue(GRANT, pair("2"), 3, NOW))).isFalse();
        assertThat(await(tokens().access("a2", NOW))).isEmpty();
        assertThat(await(tokens().refresh("r1", GRANT.credential(), Set.of(), pair("2"), 3, NOW)))
                .isEqualTo(new Refreshed.TooMany());
        Grant other = new Grant("f3", "oauth-b-1", Set.of());
        assertThat(await(tokens().issue(other, pair("3"), 3, NOW))).isTrue();
        assertThat(await(tokens().issue(GRANT, pair("4"), 3, NOW + 100))).isTrue();
    }

    @Test
    void shouldRevokeTheFamilyWhateverElseIsWrongWithTheSecondUse() {
        issue(GRANT, "1");
        refresh("r1", "2");
        assertThat(refresh("r1", Set.of("verify"), "3")).isEqualTo(new Refreshed.Reused());
        assertThat(await(tokens().access("a2", NOW))).isEmpty();
    }

    @Test
    void shouldRevokeTheFamilyOnTheSecondUseWithoutRoomForMore() {
        issue(GRANT, "1");
        refresh("r1", "2");
        assertThat(await(tokens().refresh("r1", GRANT.credential(), Set.of(), pair("3"), 4, NOW)))
                .isEqualTo(new Refreshed.Reused());
        assertThat(await(tokens().access("a2", NOW))).isEmpty();
    }

    @Test
    void shouldKeepToTheMostOfManyAtOnce() {
        List<Future<Boolean>> asked =
                IntStream.range(0, 64)
                        .mapToObj(i -> tokens().issue(GRANT, pair("x" + i), 10, NOW))
                        .toList();
        assertThat(asked.stream().map(Futures::await)).filteredOn(kept -> kept).hasSize(5);
    }

    @Test
    void shouldKeepAGrantOfNoScopes() {
        Grant nothing = new Grant("f1", GRANT.credential(), Set.of());
        issue(nothing, "1");
        assertThat(await(tokens().access("a1", NOW))).contains(nothing);
    }

    @Test
    void shouldForgetWhatExpired() {
        issue(GRANT, "1");
        assertThat(await(tokens().forget(NOW + 99, 10))).isZero();
        assertThat(await(tokens().forget(NOW + 100, 10))).isEqualTo(1);
        assertThat(await(tokens().forget(NOW + 1_000, 10))).isEqualTo(1);
    }

    private void issue(Grant grant, String name) {
        assertThat(await(tokens().issue(grant, pair(name), MOST, NOW))).isTrue();
    }

    private Refreshed refresh(String token, String next) {
        return refresh(token, Set.of(), next);
    }

    private Refreshed refresh(String token, Set<String> scopes, String next) {
        return await(tokens().refresh(token, GRANT.credential(), scopes, pair(next), MOST, NOW));
    }

    private static Pair pair(String name) {
        return new Pair("a" + name, NOW + 100, "r" + name, NOW + 1_000);
    }
}
