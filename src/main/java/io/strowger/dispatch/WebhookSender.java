package io.strowger.dispatch;

import io.strowger.dispatch.SsrfGuard.SafeTarget;
import io.strowger.http.client.ExchangeClient;
import io.strowger.http.client.ExchangeRequest;
import io.strowger.http.client.ExchangeResult;
import io.strowger.security.SealedValueException;
import io.strowger.security.SecretCipher;
import io.strowger.security.WebhookSignature;
import io.strowger.store.Delivery;
import io.strowger.store.DeliveryCipher;
import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries deliveries to their webhooks, one attempt each: signed, within a time that no trickle of
 * an answer extends, and never to an address that an application may not name.
 */
final class WebhookSender {

    private static final Logger log = LoggerFactory.getLogger(WebhookSender.class);

    private final ExchangeClient client;
    private final SsrfGuard safe;
    private final DeliveryCipher cipher;
    private final InstantSource clock;
    private final long withinMillis;

    /**
     * @param withinMillis how long an attempt may take
     */
    WebhookSender(
            ExchangeClient client,
            SsrfGuard safe,
            SecretCipher vault,
            InstantSource clock,
            long withinMillis) {
        this.client = client;
        this.safe = safe;
        this.cipher = new DeliveryCipher(vault);
        this.clock = clock;
        this.withinMillis = withinMillis;
    }

    /** Never fails: whatever goes wrong is a {@link ExchangeResult}. */
    Future<ExchangeResult> send(Delivery delivery) {
        long began = clock.millis();
        return Future.succeededFuture(delivery)
                .compose(this::target)
                .timeout(withinMillis, TimeUnit.MILLISECONDS)
                .compose(target -> send(target, delivery, began))
                .otherwise(WebhookSender::notSent);
    }

    /** What does not open may open later, when the operator has put its row back. */
    private static ExchangeResult notSent(Throwable error) {
        if (error instanceof SealedValueException) {
            log.error("{} It is not delivered", error.getMessage());
            return new ExchangeResult.NotSent(String.valueOf(error.getMessage()));
        }
        log.warn("A delivery cannot be sent", error);
        return new ExchangeResult.NotSent("cannot be sent");
    }

    private Future<SafeTarget> target(Delivery delivery) {
        String url = delivery.url().toString();
        return delivery.kind().isJudged()
                ? safe.find(url, delivery.account())
                : Future.succeededFuture(new SafeTarget.Open(List.of(trusted(url))));
    }

    private static RequestOptions trusted(String url) {
        return new RequestOptions()
                .setAbsoluteURI(url)
                .setMethod(HttpMethod.POST)
                .setFollowRedirects(false)
                .putHeader("content-type", "application/json");
    }

    private Future<ExchangeResult> send(SafeTarget target, Delivery delivery, long began) {
        return switch (target) {
            case SafeTarget.Closed(var reason) ->
                    Future.succeededFuture(new ExchangeResult.NotSent(reason));
            case SafeTarget.Open(var requests) -> send(requests, 0, delivery, began);
        };
    }

    /** What was not sent to one address of the host goes to the next, while there is time. */
    private Future<ExchangeResult> send(
            List<RequestOptions> requests, int address, Delivery delivery, long began) {
        return send(requests.get(address), delivery, began)
                .compose(result ->
                        result instanceof ExchangeResult.NotSent
                                        && address + 1 < requests.size()
                                        && clock.millis() - began < withinMillis
                                ? send(requests, address + 1, delivery, began)
                                : Future.succeededFuture(result));
    }

    private Future<ExchangeResult> send(RequestOptions request, Delivery delivery, long began) {
        byte[] body = cipher.openBody(delivery);
        cipher.openHeaders(delivery, (name, value) -> KeptForm.put(request, name, value));
        request.putHeader(WebhookSignature.ID_HEADER, delivery.id());
        if (!delivery.sealedSecret().isEmpty()) {
            String secret = cipher.openSecret(delivery);
            safe.sign(request, secret, delivery.id(), body);
        } else if (delivery.kind().isJudged()) {
            safe.sign(request, delivery.account(), delivery::id, body);
        }
        long left = Math.max(1, withinMillis - (clock.millis() - began));
        return client.send(new ExchangeRequest(request, body, true), left);
    }
}
