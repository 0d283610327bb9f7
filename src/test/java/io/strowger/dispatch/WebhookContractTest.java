package io.strowger.dispatch;

import io.strowger.http.client.ExchangeClient;
import io.strowger.http.client.ExchangeResult;
import io.strowger.http.client.PooledHttpClientContract;
import io.strowger.security.AddressRange;
import io.strowger.security.CallbackRule;
import io.strowger.security.Keys;
import io.strowger.security.Secret;
import io.strowger.security.SecretCipher;
import io.strowger.store.Delivery;
import io.strowger.store.DeliveryCipher;
import io.vertx.core.Future;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.PoolOptions;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/** Deliveries of the outbox to webhooks that the operator named. */
class WebhookContractTest extends PooledHttpClientContract {

    private static final CallbackRule LOOPBACK =
            new CallbackRule(
                    CallbackRule.BOTH_SCHEMES,
                    List.of(AddressRange.parse("127.0.0.0/8")),
                    new Secret(""));

    private final InstantSource clock = InstantSource.system();
    private final SecretCipher vault =
            Keys.of(new Secret("a pepper of at least thirty-two characters")).vault();
    private final WebhookSender courier =
            new WebhookSender(
                    new ExchangeClient(vertx, new HttpClientOptions(), new PoolOptions()),
                    new SsrfGuard(
                            new CallbackResolver(DnsResolver.of(vertx), clock),
                            _ -> LOOPBACK,
                            clock),
                    vault,
                    clock,
                    10_000);

    /** What is delivered. */
    Delivery.Kind kind() {
        return Delivery.Kind.CHECKOUT;
    }

    @Override
    protected Future<String> post(URI url, String text) {
        long now = clock.millis();
        return courier.send(
                        new Delivery(
                                text,
                                kind(),
                                "acme",
                                url,
                                Map.of(),
                                new DeliveryCipher(vault)
                                        .body(text, text.getBytes(StandardCharsets.UTF_8)),
                                "",
                                now,
                                now + 3_600_000))
                .map(result ->
                        result instanceof ExchangeResult.Answered(var status, var _, var body)
                                        && status == 200
                                ? new String(body, StandardCharsets.UTF_8)
                                : FAILED);
    }

    @Override
    protected boolean repeats() {
        return true;
    }
}
