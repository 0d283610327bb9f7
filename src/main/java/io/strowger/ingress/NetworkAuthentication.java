package io.strowger.ingress;

import io.strowger.dialect.ReceivedRequest;
import io.strowger.dialect.WireHeaders;
import io.strowger.http.server.AuthorizationHeader;
import io.strowger.provision.NetworkDefinition;
import io.strowger.security.Credential;
import io.strowger.security.Secret;
import io.strowger.security.WebhookSignature;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** What a request has to show that its network sent it. */
enum NetworkAuthentication {
    /** The network's secret, or the network needs none. */
    SECRET,
    /** A signature (Standard Webhooks 1.0), which is judged when the body is there. */
    SIGNATURE,
    /** Nothing, or a wrong secret. */
    NONE;

    private static final String BEARER = "bearer";
    private static final long MILLIS = 1_000;

    static NetworkAuthentication of(HttpServerRequest request, NetworkDefinition network) {
        Secret key = network.webhookSecret();
        Credential secret = network.secret();
        if (secret == null ? key == null : isShown(request, secret)) {
            return SECRET;
        }
        boolean signed = request.headers().contains(WebhookSignature.SIGNATURE_HEADER);
        return key != null && signed ? SIGNATURE : NONE;
    }

    private static boolean isShown(HttpServerRequest request, Credential secret) {
        String presented =
                AuthorizationHeader.behind(BEARER, request.getHeader(HttpHeaders.AUTHORIZATION));
        return !presented.isEmpty() && secret.matches(presented);
    }

    /** Whether it holds for this body. */
    boolean holds(
            HttpServerRequest request,
            NetworkDefinition network,
            byte[] body,
            InstantSource clock) {
        return switch (this) {
            case SECRET -> true;
            case SIGNATURE -> isSigned(request, network.webhookSecret(), body, clock);
            case NONE -> false;
        };
    }

    /** What of a request is proved to be the network's: a signature covers the body alone. */
    ReceivedRequest covered(HttpServerRequest request, byte[] body) {
        String method = request.method().name();
        if (this != SECRET) {
            return new ReceivedRequest(method, "", WireHeaders.NONE, body);
        }
        String query = request.query();
        return new ReceivedRequest(method, query == null ? "" : query, request::getHeader, body);
    }

    /**
     * Takes a request whose signature holds, unless it came before.
     *
     * @throws NumberFormatException when the signature does not hold
     */
    static ReplayGuard.Taken take(
            ReplayGuard replays, HttpServerRequest request, byte[] body, InstantSource clock) {
        long goodUntil =
                WebhookSignature.goodUntil(header(request, WebhookSignature.TIMESTAMP_HEADER));
        String id = header(request, WebhookSignature.ID_HEADER);
        return replays.take(id, body, goodUntil, clock.millis() / MILLIS);
    }

    private static boolean isSigned(
            HttpServerRequest request, @Nullable Secret key, byte[] body, InstantSource clock) {
        return key != null
                && WebhookSignature.isOf(
                        key.reveal(),
                        header(request, WebhookSignature.ID_HEADER),
                        header(request, WebhookSignature.TIMESTAMP_HEADER),
                        header(request, WebhookSignature.SIGNATURE_HEADER),
                        body,
                        clock.millis() / MILLIS);
    }

    private static String header(HttpServerRequest request, String name) {
        String value = request.getHeader(name);
        return value == null ? "" : value;
    }
}
