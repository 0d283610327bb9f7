package io.strowger.dispatch;

import io.strowger.core.session.Effect.StoreCheckout;
import io.strowger.core.session.Effect.TellApplication;
import io.strowger.core.session.Session;
import io.strowger.dialect.WireRequest;
import io.strowger.json.JsonWriter;
import io.strowger.provision.AccountDefinition;
import io.strowger.provision.ApplicationDefinition;
import io.strowger.provision.Snapshot;
import io.strowger.security.SecretCipher;
import io.strowger.store.Delivery;
import io.strowger.store.DeliveryCipher;
import io.strowger.store.Outbox;
import io.vertx.core.Future;
import java.net.URI;
import java.time.InstantSource;
import java.util.Map;
import java.util.function.Supplier;

/** Puts into the outbox what has to arrive: items for the checkout, and notices of an end. */
public final class OutboxWriter {

    /** A checkout that is down over a long weekend still gets every item. */
    private static final long CHECKOUT_LIFE_MILLIS = 4L * 24 * 3_600_000;

    /** A notice older than this tells an application nothing it can use. */
    private static final long NOTICE_LIFE_MILLIS = 3_600_000;

    private final Outbox outbox;
    private final DeliveryCipher cipher;
    private final InstantSource clock;
    private final InstantSource wall;
    private final Supplier<Snapshot> snapshot;

    /**
     * @param clock tells how long a delivery lives
     * @param wall tells the receiver when it was made
     * @param snapshot what is provisioned now
     */
    public OutboxWriter(
            Outbox outbox,
            SecretCipher vault,
            InstantSource clock,
            InstantSource wall,
            Supplier<Snapshot> snapshot) {
        this.outbox = outbox;
        this.cipher = new DeliveryCipher(vault);
        this.clock = clock;
        this.wall = wall;
        this.snapshot = snapshot;
    }

    /**
     * Keeps the item of a session for its account's checkout; once per session, since the
     * delivery's id is made of the session's. Fails when the account has no checkout.
     */
    public Future<Void> keep(StoreCheckout checkout) {
        Session session = checkout.session();
        AccountDefinition account = snapshot.get().account(session.application().account());
        if (account == null || account.checkout() == null) {
            return Future.failedFuture(
                    "account " + session.application().account() + " has no checkout");
        }
        long now = clock.millis();
        String id = "checkout-" + session.id().hex();
        return outbox.put(
                        new Delivery(
                                id,
                                Delivery.Kind.CHECKOUT,
                                account.id(),
                                account.checkout().url(),
                                Map.of(),
                                cipher.body(id, body(checkout, wall.millis())),
                                cipher.secret(id, account.checkout().secret().reveal()),
                                now,
                                now + CHECKOUT_LIFE_MILLIS))
                .mapEmpty();
    }

    /**
     * Shape: SessionId, ApplicationId, Mobile, ServiceCode, Operator, Sequence, Item, CreatedAt.
     */
    private static byte[] body(StoreCheckout checkout, long createdAt) {
        Session session = checkout.session();
        return JsonWriter.object()
                .put("SessionId", session.id().hex())
                .put("ApplicationId", session.application().id())
                .put("Mobile", session.key().msisdn().digits())
                .put("ServiceCode", session.code().wire())
                .put("Operator", session.network().operator())
                .put("Sequence", checkout.hop())
                .putRaw("Item", checkout.item())
                .put("CreatedAt", createdAt)
                .end();
    }

    /** Keeps a notice of an end that the application did not take at once. */
    public Future<Void> keep(
            TellApplication notice, ApplicationDefinition application, WireRequest request) {
        long now = clock.millis();
        RequestIds ids = RequestIds.of(notice);
        String id = ids.webhook();
        Map<String, String> kept = KeptForm.of(request);
        kept.put(RequestIds.KEY_HEADER, ids.key());
        return outbox.put(
                        new Delivery(
                                id,
                                request.url() == null && application.trusted()
                                        ? Delivery.Kind.NOTICE
                                        : Delivery.Kind.CALLBACK,
                                application.terms().account(),
                                url(application, request),
                                cipher.headers(id, kept),
                                cipher.body(id, request.body()),
                                "",
                                now,
                                now + NOTICE_LIFE_MILLIS))
                .mapEmpty();
    }

    private static URI url(ApplicationDefinition application, WireRequest request) {
        if (request.url() != null) {
            return URI.create(request.url());
        }
        return request.withoutQuery().at(application.url());
    }
}
