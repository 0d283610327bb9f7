package io.strowger.dispatch;

import io.strowger.bootstrap.VerticlesUnderTest;
import io.strowger.dialect.WireRequest;
import io.strowger.dialect.programmable.ProgrammableDialect;
import io.strowger.http.client.PooledHttpClient;
import io.strowger.http.client.PooledHttpClientContract;
import io.strowger.provision.ApplicationDefinition;
import io.strowger.security.AddressRange;
import io.strowger.security.CallbackRule;
import io.strowger.security.Secret;
import io.vertx.core.Future;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.PoolOptions;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Calls to applications, at the operator's URL. */
class ApplicationCallContractTest extends PooledHttpClientContract {

    private static final CallbackRule LOOPBACK =
            new CallbackRule(
                    CallbackRule.BOTH_SCHEMES,
                    List.of(AddressRange.parse("127.0.0.0/8")),
                    new Secret(""));

    private final InstantSource clock = InstantSource.system();
    private final ApplicationHttpClient posts =
            new ApplicationHttpClient(
                    clock,
                    () -> new PooledHttpClient(vertx, options(), new PoolOptions()),
                    new SsrfGuard(
                            new CallbackResolver(DnsResolver.of(vertx), clock),
                            _ -> LOOPBACK,
                            clock),
                    new HostAddresses(DnsResolver.of(vertx), clock),
                    64 * 1024);

    @Override
    protected Future<String> post(URI url, String text) {
        ApplicationDefinition application =
                VerticlesUnderTest.application("shop", "*713#", url, 10_000, 100);
        Target target =
                Target.of(
                        application,
                        new ProgrammableDialect(),
                        new ApplicationLimiters(5, 1_000).of("shop"));
        WireRequest wire =
                new WireRequest(
                        new WireRequest.Head("POST", "application/json", "application/json"),
                        "",
                        Map.of(),
                        text.getBytes(StandardCharsets.UTF_8),
                        givenUrl(url));
        return posts.send(
                        target,
                        wire,
                        clock.millis() + 10_000,
                        new RequestIds("hop-1", "key-1"),
                        () -> {},
                        () -> true)
                .map(ApplicationCallContractTest::text);
    }

    HttpClientOptions options() {
        return new HttpClientOptions();
    }

    /** The URL that the application gave, if it did. */
    @Nullable String givenUrl(URI url) {
        return null;
    }

    static String text(BoundedPost.Result outcome) {
        BoundedPost.Result result =
                outcome instanceof BoundedPost.Result.Again(var last) ? last : outcome;
        return result instanceof BoundedPost.Result.Answered(var answer) && answer.status() == 200
                ? new String(answer.body(), StandardCharsets.UTF_8)
                : FAILED;
    }

    @Override
    protected boolean repeats() {
        return true;
    }
}
