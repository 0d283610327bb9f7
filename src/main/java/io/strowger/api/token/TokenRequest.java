package io.strowger.api.token;

import java.net.InetAddress;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A request for tokens.
 *
 * @param authorization the value of the header, or null when there is none
 * @param form the parameters, each once; one without a value is as one that is not there (RFC 6749,
 *     section 3.2)
 * @param from where it comes from, or null when that is not known
 */
public record TokenRequest(
        @Nullable String authorization, Map<String, String> form, @Nullable InetAddress from) {

    /** The value of a parameter, or empty. */
    String parameter(String name) {
        return form.getOrDefault(name, "");
    }

    @Override
    public String toString() {
        return "TokenRequest[hidden]";
    }
}
