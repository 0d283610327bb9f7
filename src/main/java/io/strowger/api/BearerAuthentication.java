package io.strowger.api;

import io.strowger.security.Principal;
import io.vertx.core.Future;
import java.net.InetAddress;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Tells who sends a request with {@code Authorization: Bearer} (RFC 6750, section 2.1). */
public interface BearerAuthentication {

    /**
     * Who this is; empty for nobody. It fails when the store cannot be read, and with {@link
     * io.strowger.http.server.RefusedRequest} when it is read too much.
     *
     * @param authorization the value of the header, or null when there is none
     * @param from where the request comes from, or null when that is not known
     */
    Future<Optional<Principal>> authenticate(
            @Nullable String authorization, @Nullable InetAddress from);

    /** Whether a token that is nobody's was an access token once. */
    boolean wasIssued(String token);
}
