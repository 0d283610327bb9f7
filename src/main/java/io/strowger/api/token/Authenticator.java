package io.strowger.api.token;

import io.strowger.api.BearerAuthentication;
import io.strowger.http.server.AuthorizationHeader;
import io.strowger.provision.Snapshot;
import io.strowger.security.ClientNetwork;
import io.strowger.security.Principal;
import io.vertx.core.Future;
import java.net.InetAddress;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Tells who sends a request with {@code Authorization: Bearer} (RFC 6750, section 2.1): the holder
 * of a bearer credential of the provisioning file, or of an access token. What was revoked is good
 * for a second more at most.
 */
final class Authenticator implements BearerAuthentication {

    private static final String SCHEME = "bearer";

    private final Supplier<Snapshot> snapshot;
    private final AccessTokens tokens;

    /**
     * @param snapshot what is provisioned now
     */
    public Authenticator(Supplier<Snapshot> snapshot, AccessTokens tokens) {
        this.snapshot = snapshot;
        this.tokens = tokens;
    }

    @Override
    public Future<Optional<Principal>> authenticate(
            @Nullable String authorization, @Nullable InetAddress from) {
        String presented = AuthorizationHeader.behind(SCHEME, authorization);
        if (presented.isEmpty()) {
            return Future.succeededFuture(Optional.empty());
        }
        Principal holder = snapshot.get().bearer(presented);
        Future<Optional<Principal>> found =
                holder == null
                        ? tokens.holder(presented, ClientNetwork.ofNullable(from))
                        : Future.succeededFuture(Optional.of(holder));
        return found.map(one -> one.filter(principal -> principal.mayComeFrom(from)));
    }

    @Override
    public boolean wasIssued(String token) {
        return tokens.wasIssued(token);
    }
}
