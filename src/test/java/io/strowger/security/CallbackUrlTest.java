package io.strowger.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CallbackUrlTest {

    private static final int JUDGEMENTS = 1_000;
    private static final long MOST_BYTES = 4_000;

    @ParameterizedTest
    @CsvSource({
        "http://app.example/cb, app.example, 80, /cb, false",
        "HTTPS://App.Example, app.example, 443, /, true",
        "https://app.example:8443/a?b=c, app.example, 8443, /a?b=c, true",
        "http://app.example.:8080?b, app.example, 8080, /?b, false",
        "http://8.8.8.8/, 8.8.8.8, 80, /, false",
        "http://8.8.8.8.:81/, 8.8.8.8, 81, /, false",
        "'http://[2A00:1450::1]:81/', '[2a00:1450::1]', 81, /, false",
        "'http://[::ffff:8.8.8.8]/', '[::ffff:8.8.8.8]', 80, /, false",
        "http://bücher.example/ü, xn--bcher-kva.example, 80, /%C3%BC, false",
        "http://my-app:7001/cb, my-app, 7001, /cb, false",
        "http://1.2.3.4.example/@, 1.2.3.4.example, 80, /@, false",
    })
    void shouldReadWhereACallbackGoes(
            String text, String host, int port, String target, boolean tls) {
        CallbackUrl url = CallbackUrl.parse(text, CallbackRule.PUBLIC);
        assertThat(url).isInstanceOf(CallbackUrl.Ok.class);
        CallbackUrl.Ok read = (CallbackUrl.Ok) url;
        assertThat(read.host()).isEqualTo(host);
        assertThat(read.port()).isEqualTo(port);
        assertThat(read.target()).isEqualTo(target);
        assertThat(read.tls()).isEqualTo(tls);
        assertThat(read.uri().getHost()).isEqualTo(host);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "app.example",
                "/cb",
                "//app.example/",
                "ftp://app.example/",
                "file:///etc/passwd",
                "javascript:alert(1)",
                "http:/app.example",
                "http:app.example",
                "http://",
                "http:///cb",
                "http://?x",
                "http://.",
                "http://a..b/",
                "http://.a/",
                "http://-a/",
                "http://a-/",
                "http://a,b/",
                "http://a%2eb/",
                "http://a_b/",
                "http://app.1example/",
                "http://%31%32%37.0.0.1/",
                "http://good@127.0.0.1/",
                "http://user:pass@app.example/",
                "http://@app.example/",
                "http://app.example\\@127.0.0.1/",
                "http://app.example/a\\b",
                "http://app.example/ b",
                " http://app.example/",
                "http://app.example/\u00a0",
                "http://app.example/\u0000",
                "http://app.example/\r\nHost: other",
                "http://app.example/\u200b",
                "http://app.example/\ud800",
                "http://app.example/#top",
                "http://app.example/{id}",
                "http://app.example/%zz",
                "http://app.example:/",
                "http://app.example:0/",
                "http://app.example:65536/",
                "http://app.example:080000/",
                "http://app.example:+80/",
                "http://app.example:80:81/",
                "http://app.example:８０/",
                "http://2130706433/",
                "http://134744072/",
                "http://0x08080808/",
                "http://8.8.2056/",
                "http://010.8.8.8/",
                "http://8.8.8.256/",
                "http://8.8.8.8.8/",
                "http://a.b.c.1/",
                "http://a.0x/",
                "http://[::1/",
                "http://[::1]x/",
                "http://x[::1]/",
                "http://[2a00:1450::1%25lo]/",
                "http://[2a00:1450::1%lo]/",
                "http://[[2a00:1450::1]]/",
                "http://[v1.x]/",
                "http://[8.8.8.8]/",
            })
    void shouldRefuseWhatReadersCouldTakeForDifferentThings(String text) {
        assertThat(CallbackUrl.parse(text, CallbackRule.PUBLIC))
                .isInstanceOf(CallbackUrl.Refused.class);
    }

    @Test
    void shouldTakeUpToTwoKibibytesAndNoMore() {
        String longest = "http://app.example/" + "a".repeat(CallbackUrl.MAX_LENGTH - 19);
        assertThat(CallbackUrl.parse(longest, CallbackRule.PUBLIC))
                .isInstanceOf(CallbackUrl.Ok.class);
        assertThat(CallbackUrl.parse(longest + "a", CallbackRule.PUBLIC))
                .isInstanceOf(CallbackUrl.Refused.class);
    }

    @Test
    void shouldTakeTheSchemesOfTheRuleAlone() {
        CallbackRule rule = new CallbackRule(Set.of("https"), List.of(), new Secret(""));
        assertThat(CallbackUrl.parse("https://app.example/", rule))
                .isInstanceOf(CallbackUrl.Ok.class);
        assertThat(CallbackUrl.parse("http://app.example/", rule))
                .isEqualTo(new CallbackUrl.Refused("does not begin with https"));
    }

    @Test
    void shouldFollowTheAccountsOwnRanges() {
        CallbackRule rule =
                new CallbackRule(
                        CallbackRule.BOTH_SCHEMES,
                        List.of(AddressRange.parse("127.0.0.0/8")),
                        new Secret(""));
        assertThat(CallbackUrl.parse("http://127.0.0.1:7001/", rule))
                .isInstanceOf(CallbackUrl.Ok.class);
        assertThat(CallbackUrl.parse("http://10.0.0.1:7001/", rule))
                .isEqualTo(new CallbackUrl.Refused("has a forbidden address: private"));
        assertThat(CallbackUrl.parse("http://127.0.0.1:7001/", CallbackRule.PUBLIC))
                .isEqualTo(new CallbackUrl.Refused("has a forbidden address: loopback"));
    }

    @Test
    void shouldLeaveOfTenThousandForbiddenUrlsNoneButThoseWithNames() {
        long seed = new Random().nextLong();
        ForbiddenUrls.generate(new Random(seed), 10_000, 8080)
                .filter(text ->
                        CallbackUrl.parse(text, CallbackRule.PUBLIC) instanceof CallbackUrl.Ok ok
                                && !ok.host().endsWith(ForbiddenUrls.BAD_NAME))
                .forEach(text -> assertThat(text).as("seed " + seed).isNull());
    }

    @Test
    void shouldJudgeAnAddressWithFewBytes() {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < JUDGEMENTS; i++) {
            CallbackUrl.parse("http://203.0.113." + (i & 0xff) + ":8080/cb", CallbackRule.PUBLIC);
        }
        long each = (threads.getCurrentThreadAllocatedBytes() - before) / JUDGEMENTS;
        assertThat(each).isLessThan(MOST_BYTES);
    }
}
