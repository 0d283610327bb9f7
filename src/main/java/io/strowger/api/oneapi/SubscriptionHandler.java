package io.strowger.api.oneapi;

import io.strowger.dialect.Decoded;
import io.strowger.dialect.MediaType;
import io.strowger.dialect.WireAnswer;
import io.strowger.dialect.oneapi.ErrorCode;
import io.strowger.dialect.oneapi.OneApiFault;
import io.strowger.dialect.oneapi.SubscriptionCodec;
import io.strowger.dialect.oneapi.SubscriptionCodec.Subscribed;
import io.strowger.dialect.oneapi.SubscriptionRequest;
import io.strowger.provision.Criterion;
import io.strowger.provision.Subscription;
import io.strowger.provision.Subscription.Wish;
import io.strowger.store.Subscriptions.Created;
import io.vertx.core.Future;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * {@code /ussd/{v}/inbound/subscriptions}: who gets what subscribers dial
 * (docs/protocols/oneapi.md).
 */
final class SubscriptionHandler {

    private static final int OK = 200;
    private static final int CREATED = 201;
    private static final WireAnswer GONE = new WireAnswer(204, Map.of(), "", new byte[0]);

    private static final String SUBSCRIPTION_ID = "subscriptionId";
    private static final String CORRELATOR = "clientCorrelator";
    private static final String SHORT_CODE = "shortCode";

    private final OneApiContext context;

    SubscriptionHandler(OneApiContext context) {
        this.context = context;
    }

    /**
     * Subscribes.
     *
     * @param collection the URL of all subscriptions, as the application reached it
     */
    Future<WireAnswer> create(OneApiClient sender, String collection, byte[] body) {
        return switch (SubscriptionCodec.read(body, sender.principal().strict())) {
            case Decoded.Unreadable<SubscriptionRequest>(var error) ->
                    refused(OneApiFault.of(error));
            case Decoded.Read<SubscriptionRequest>(var request) ->
                    create(sender, collection, request);
        };
    }

    private Future<WireAnswer> create(
            OneApiClient sender, String collection, SubscriptionRequest request) {
        Optional<OneApiFault> fault =
                request.fault(url -> context.api().mayCallBack(sender.account(), url))
                        .or(() -> notAllotted(sender, request));
        if (fault.isPresent()) {
            return refused(fault.get());
        }
        return context.subscriptions()
                .create(wish(sender, request), context.api().clock().millis())
                .map(created -> created(created, collection, request));
    }

    private static Optional<OneApiFault> notAllotted(
            OneApiClient sender, SubscriptionRequest request) {
        List<String> own = sender.account().shortCodes();
        return request.codes().stream().allMatch(code -> own.contains(code.shortCode()))
                ? Optional.empty()
                : Optional.of(sender.hasNot());
    }

    private static Wish wish(OneApiClient sender, SubscriptionRequest request) {
        List<Criterion> criteria = request.wanted().stream().map(SubscriptionHandler::of).toList();
        return new Wish(
                sender.account().id(),
                URI.create(request.notifyUrl()),
                request.callbackData(),
                request.clientCorrelator(),
                criteria.size() > 1,
                criteria);
    }

    private static Criterion of(SubscriptionRequest.Wanted wanted) {
        String segments = wanted.code().orElseThrow().wire();
        String shortCode = wanted.code().orElseThrow().shortCode();
        String keyword =
                segments.length() == shortCode.length()
                        ? ""
                        : segments.substring(shortCode.length() + 1);
        return new Criterion(shortCode, wanted.operatorCode(), keyword);
    }

    private static WireAnswer created(
            Created created, String collection, SubscriptionRequest request) {
        return switch (created) {
            case Created.Made(var made) -> made(made, collection);
            case Created.Same(var same) -> made(same, collection);
            case Created.OtherWish() ->
                    OneApiFault.of(ErrorCode.SVC0005, request.clientCorrelator(), CORRELATOR)
                            .answer();
            case Created.Overlap _ -> OneApiFault.of(ErrorCode.SVC0008, SHORT_CODE).answer();
            case Created.TooMany _ -> OneApiFault.of(ErrorCode.POL0005).answer();
        };
    }

    private static WireAnswer made(Subscription subscription, String collection) {
        String url = collection + "/" + subscription.id();
        return new WireAnswer(
                CREATED,
                Map.of("location", url),
                MediaType.JSON,
                SubscriptionCodec.answer(subscribed(subscription, url)));
    }

    Future<WireAnswer> list(OneApiClient sender, String collection) {
        return context.subscriptions()
                .list(sender.account().id())
                .map(all ->
                        WireAnswer.json(
                                OK,
                                SubscriptionCodec.list(
                                        all.stream()
                                                .map(one ->
                                                        subscribed(
                                                                one, collection + "/" + one.id()))
                                                .toList(),
                                        collection)));
    }

    Future<WireAnswer> show(OneApiClient sender, String collection, String id) {
        return context.subscriptions()
                .find(sender.account().id(), id)
                .map(found ->
                        found.map(one ->
                                        WireAnswer.json(
                                                OK,
                                                SubscriptionCodec.answer(
                                                        subscribed(one, collection + "/" + id))))
                                .orElseGet(SubscriptionHandler::unknown));
    }

    /** Answered when no dial will be sent to the URL any more (invariant 22). */
    Future<WireAnswer> delete(OneApiClient sender, String id) {
        return context.subscriptions()
                .delete(sender.account().id(), id)
                .compose(there ->
                        there
                                ? context.leave().apply(Subscription.application(id)).map(GONE)
                                : Future.succeededFuture(unknown()));
    }

    private static Subscribed subscribed(Subscription subscription, String url) {
        return new Subscribed(SubscriptionEcho.of(subscription.wish()), url);
    }

    private static WireAnswer unknown() {
        return OneApiFault.notFound(SUBSCRIPTION_ID).answer();
    }

    private static Future<WireAnswer> refused(OneApiFault fault) {
        return Future.succeededFuture(fault.answer());
    }
}
