package io.strowger.api.verification;

import io.strowger.dialect.WireError.Kind;
import io.strowger.http.server.AuthorizationHeader;
import io.strowger.http.server.RequestChain.Admission;
import io.strowger.provision.AccountDefinition;
import io.strowger.provision.CredentialDefinition;
import io.strowger.provision.Snapshot;
import io.strowger.security.Principal;
import java.net.InetAddress;
import org.jspecify.annotations.Nullable;

/**
 * Lets in who shows a token that is good where it comes from: {@code Authorization: Token …}
 * (docs/protocols/verification.md). A token of an account that may not verify numbers, or not for
 * now, is as good as none.
 */
final class TokenAuthentication {

    private static final String SCHEME = "token";
    private static final String PERMISSION = "verify";

    private TokenAuthentication() {}

    /**
     * @param authorization the value of the header, or null when there is none
     * @param from where the request comes from, or null when that cannot be told
     */
    static Admission<VerificationClient> admit(
            Snapshot snapshot, @Nullable String authorization, @Nullable InetAddress from) {
        String header = authorization == null ? "" : authorization.strip();
        if (header.isEmpty() || header.equalsIgnoreCase(SCHEME)) {
            return refused(Status.TOKEN_MISSING);
        }
        Principal principal =
                snapshot.credentials()
                        .find(
                                CredentialDefinition.Kind.TOKEN,
                                "",
                                AuthorizationHeader.behind(SCHEME, header));
        AccountDefinition account =
                principal == null ? null : snapshot.account(principal.account());
        if (principal == null
                || account == null
                || account.suspended()
                || !principal.may(PERMISSION)) {
            return refused(Status.TOKEN_INVALID);
        }
        if (principal.addressesMalformed()) {
            return refused(Status.ADDRESSES_MALFORMED);
        }
        return principal.mayComeFrom(from)
                ? new Admission.Admitted<>(new VerificationClient(principal, account))
                : refused(Status.ADDRESS_REFUSED);
    }

    private static Admission<VerificationClient> refused(Status status) {
        return new Admission.Refused<>(Kind.UNAUTHORIZED, VerificationReply.of(status));
    }
}
