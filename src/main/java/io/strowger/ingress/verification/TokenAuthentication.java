package io.strowger.ingress.verification;

import io.strowger.dialect.verification.Status;
import io.strowger.provision.AccountDefinition;
import io.strowger.provision.CredentialDefinition;
import io.strowger.provision.Snapshot;
import io.strowger.security.Principal;
import java.net.InetAddress;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Lets in who shows a token that is good where it comes from: {@code Authorization: Token …}
 * (docs/protocols/verification.md). A token of an account that may not verify numbers, or not for
 * now, is as good as none.
 */
final class TokenAuthentication {

    private static final String SCHEME = "token";
    private static final String PERMISSION = "verify";

    /** Longer than any secret of a file. */
    private static final int LONGEST = 1024;

    /** Whether a request is let in. */
    sealed interface Admission {

        /** It is. */
        record Admitted(VerificationClient sender) implements Admission {}

        /** It is not. */
        record Refused(Status status) implements Admission {}
    }

    private TokenAuthentication() {}

    /**
     * @param authorization the value of the header, or null when there is none
     * @param from where the request comes from, or null when that cannot be told
     */
    static Admission admit(
            Snapshot snapshot, @Nullable String authorization, @Nullable InetAddress from) {
        String header = authorization == null ? "" : authorization.strip();
        if (header.isEmpty() || header.toLowerCase(Locale.ROOT).equals(SCHEME)) {
            return new Admission.Refused(Status.TOKEN_MISSING);
        }
        Principal principal =
                snapshot.credentials().find(CredentialDefinition.Kind.TOKEN, "", secret(header));
        AccountDefinition account =
                principal == null ? null : snapshot.account(principal.account());
        if (principal == null
                || account == null
                || account.suspended()
                || !principal.may(PERMISSION)) {
            return new Admission.Refused(Status.TOKEN_INVALID);
        }
        return admit(new VerificationClient(principal, account), from);
    }

    private static Admission admit(VerificationClient sender, @Nullable InetAddress from) {
        if (sender.principal().addressesMalformed()) {
            return new Admission.Refused(Status.ADDRESSES_MALFORMED);
        }
        return sender.principal().mayComeFrom(from)
                ? new Admission.Admitted(sender)
                : new Admission.Refused(Status.ADDRESS_REFUSED);
    }

    /** What stands behind the scheme, or what is nobody's secret. */
    private static String secret(String header) {
        int end = SCHEME.length();
        boolean fits =
                header.length() > end
                        && header.length() <= LONGEST
                        && header.regionMatches(true, 0, SCHEME, 0, end)
                        && Character.isWhitespace(header.charAt(end));
        return fits ? header.substring(end).strip() : "";
    }
}
