package io.strowger.api.push;

import io.strowger.http.server.AuthorizationHeader;
import io.strowger.provision.CredentialDefinition.Kind;
import io.strowger.security.Principal;
import io.vertx.core.Future;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.net.InetAddress;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Tells who sends a push: {@code X-Client-Id} with {@code X-Client-Secret}, else {@code
 * Authorization: Bearer} (docs/protocols/push.md). Whoever shows a client is not let in as anybody
 * else when it is wrong.
 */
final class PushAuthenticator {

    private static final String ID = "X-Client-Id";
    private static final String SECRET = "X-Client-Secret";

    private final PushContext context;

    PushAuthenticator(PushContext context) {
        this.context = context;
    }

    /** Who it is; empty for nobody. It fails when the store cannot be read. */
    Future<Optional<Principal>> of(HttpServerRequest request) {
        InetAddress from = context.api().clients().of(request);
        String id = request.getHeader(ID);
        String secret = request.getHeader(SECRET);
        if (id == null && secret == null) {
            return context.authenticator()
                    .authenticate(request.getHeader(HttpHeaders.AUTHORIZATION), from);
        }
        return Future.succeededFuture(
                Optional.ofNullable(client(id, secret)).filter(one -> one.mayComeFrom(from)));
    }

    private @Nullable Principal client(@Nullable String id, @Nullable String secret) {
        if (id == null
                || secret == null
                || id.length() > AuthorizationHeader.LONGEST
                || secret.length() > AuthorizationHeader.LONGEST) {
            return null;
        }
        return context.api()
                .snapshot()
                .get()
                .credentials()
                .find(Kind.CLIENT, id.strip(), secret.strip());
    }
}
