package io.strowger.dispatch;

import io.strowger.dispatch.BoundedPost.Result;
import io.strowger.dispatch.SsrfGuard.SafeTarget;
import io.strowger.http.client.PooledHttpClient;
import io.strowger.security.SealedJson;
import io.strowger.security.SecretCipher;
import io.strowger.security.WebhookSignature;
import io.strowger.store.Delivery;
import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import java.time.InstantSource;

/**
 * Carries deliveries to their webhooks, one attempt each: signed, within a time that no trickle of
 * an answer extends, and never to an address that an application may not name.
 */
final class WebhookSender {

    private static final int MAX_ANSWER_BYTES = 64 * 1024;

    private final PooledHttpClient client;
    private final SsrfGuard safe;
    private final SecretCipher vault;
    private final SealedJson bodies;
    private final InstantSource clock;
    private final long withinMillis;
    private final OpenCalls open = new OpenCalls();

    /**
     * @param withinMillis how long an attempt may take
     */
    WebhookSender(
            PooledHttpClient client,
            SsrfGuard safe,
            SecretCipher vault,
            InstantSource clock,
            long withinMillis) {
        this.client = client;
        this.safe = safe;
        this.vault = vault;
        this.bodies = new SealedJson(vault);
        this.clock = clock;
        this.withinMillis = withinMillis;
    }

    /** Never fails: whatever goes wrong is a {@link Result}. */
    Future<Result> send(Delivery delivery) {
        long deadline = clock.millis() + withinMillis;
        BoundedPost call = new BoundedPost(deadline, deadline, MAX_ANSWER_BYTES, () -> {});
        open.add(call);
        Future.succeededFuture(delivery)
                .compose(this::target)
                .map(target -> begin(call, target, delivery))
                .onFailure(error -> call.fail(Result.failed("request", error)));
        return call.result().onComplete(_ -> open.remove(call));
    }

    private Future<SafeTarget> target(Delivery delivery) {
        String url = delivery.url().toString();
        return delivery.kind().isJudged()
                ? safe.find(url, delivery.account())
                : Future.succeededFuture(new SafeTarget.Open(trusted(url)));
    }

    private static RequestOptions trusted(String url) {
        return new RequestOptions()
                .setAbsoluteURI(url)
                .setMethod(HttpMethod.POST)
                .setFollowRedirects(false)
                .putHeader("content-type", "application/json");
    }

    private Future<Result> begin(BoundedPost call, SafeTarget target, Delivery delivery) {
        return switch (target) {
            case SafeTarget.Closed(var reason) -> call.fail(new Result.Failed(reason));
            case SafeTarget.Open(var request) -> send(call, request, delivery);
        };
    }

    private Future<Result> send(BoundedPost call, RequestOptions request, Delivery delivery) {
        byte[] body = bodies.open(delivery.body().getBytes());
        delivery.sealedHeaders()
                .forEach((name, value) -> KeptForm.put(request, name, vault.open(value)));
        request.putHeader(WebhookSignature.ID_HEADER, delivery.id());
        if (!delivery.sealedSecret().isEmpty()) {
            String secret = vault.open(delivery.sealedSecret());
            safe.sign(request, secret, delivery.id(), body);
        } else if (delivery.kind().isJudged()) {
            safe.sign(request, delivery.account(), delivery::id, body);
        }
        return call.send(client, request, body);
    }

    /** Ends the attempts whose time is over. */
    void tick() {
        open.timeOut(clock.millis());
    }
}
