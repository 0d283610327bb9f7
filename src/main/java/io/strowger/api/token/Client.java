package io.strowger.api.token;

import io.strowger.api.token.TokenAnswer.Reason;
import io.strowger.api.token.TokenAnswer.Refused;
import io.strowger.http.server.AuthorizationHeader;
import io.strowger.provision.CredentialDefinition.Kind;
import io.strowger.provision.Credentials;
import io.strowger.security.Principal;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Who asks for tokens, as the request tells (RFC 6749, section 2.3.1). */
sealed interface Client {

    /** The client's oauth credential is known. */
    record Known(Principal principal) implements Client {}

    /** Nothing was presented. */
    record Anonymous() implements Client {}

    /** What was presented is wrong. */
    record Wrong(Refused refusal) implements Client {}

    /** An id and a secret as they were presented. */
    record Presented(String id, String secret) {}

    Wrong NOT_KNOWN =
            new Wrong(
                    new Refused(
                            Reason.INVALID_CLIENT,
                            "The client is not known, or its secret is wrong."));
    Wrong TWICE =
            new Wrong(
                    new Refused(
                            Reason.INVALID_REQUEST,
                            "The client presents itself in the header and in the form."));

    static Client of(TokenRequest request, Credentials credentials) {
        String header = request.authorization();
        String id = request.parameter("client_id");
        String secret = request.parameter("client_secret");
        if (header == null || header.isBlank()) {
            return id.isEmpty() && secret.isEmpty()
                    ? new Anonymous()
                    : known(List.of(new Presented(id, secret)), credentials, request);
        }
        // a client that names itself beside its header does no harm
        List<Presented> inHeader = basic(header);
        boolean other = !id.isEmpty() && inHeader.stream().noneMatch(one -> one.id().equals(id));
        return !secret.isEmpty() || other ? TWICE : known(inHeader, credentials, request);
    }

    private static Client known(
            List<Presented> presented, Credentials credentials, TokenRequest request) {
        return presented.stream()
                .map(one -> holder(one.id(), one.secret(), credentials, request))
                .filter(Objects::nonNull)
                .findFirst()
                .<Client>map(Known::new)
                .orElse(NOT_KNOWN);
    }

    /** The holder of an oauth credential that may be used from there, or null. */
    static @Nullable Principal holder(
            String id, String secret, Credentials credentials, TokenRequest request) {
        Principal holder = credentials.find(Kind.OAUTH, id, secret);
        return holder != null && holder.mayComeFrom(request.from()) ? holder : null;
    }

    /**
     * What the header may mean. The RFC wants id and secret form-encoded inside of the base64; most
     * clients leave that out.
     */
    private static List<Presented> basic(String header) {
        String text = decoded(AuthorizationHeader.behind("basic", header));
        int colon = text.indexOf(':');
        if (colon < 0) {
            return List.of();
        }
        Presented plain = new Presented(text.substring(0, colon), text.substring(colon + 1));
        Presented unescaped = new Presented(form(plain.id()), form(plain.secret()));
        return plain.equals(unescaped) ? List.of(plain) : List.of(plain, unescaped);
    }

    private static String decoded(String base64) {
        try {
            return new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return ""; // as good as nobody
        }
    }

    private static String form(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return text; // not encoded, then
        }
    }
}
