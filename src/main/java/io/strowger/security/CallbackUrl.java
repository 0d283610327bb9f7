package io.strowger.security;

import io.strowger.security.ForbiddenAddresses.Block;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A URL that an application gave us to call: read once by one reader, so that what was checked and
 * what is called cannot be two things (RFC 3986, section 7.6; RFC 9110, section 4.2).
 */
public sealed interface CallbackUrl {

    /** Of the whole text, in characters. */
    int MAX_LENGTH = 2048;

    /** The last character of ASCII, which shows nothing. */
    char DELETE = 0x7f;

    /**
     * It may be called, as far as its text can tell: an address in it is allowed, a name has to be
     * looked up and judged at every use.
     *
     * @param uri in ASCII, the host in its usual form
     * @param host a name in lower case without a dot behind it, an IPv4 address, or an IPv6 address
     *     in brackets
     * @param port from 1 to 65535
     * @param tls whether the scheme is {@code https}
     * @param literal the address, when the host is one and not a name
     */
    record Ok(URI uri, String host, int port, boolean tls, @Nullable InetAddress literal)
            implements CallbackUrl {

        /** What is asked for at the host: path and query. */
        public String target() {
            String path = uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
            return uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery();
        }
    }

    /**
     * It may not be called.
     *
     * @param reason for whoever gave it; shows nothing of the URL
     */
    record Refused(String reason) implements CallbackUrl {}

    /** Reads and judges a URL by the rule of the account that gave it. */
    static CallbackUrl parse(String text, CallbackRule rule) {
        if (text.length() > MAX_LENGTH) {
            return new Refused("longer than " + MAX_LENGTH + " characters");
        }
        if (!isVisible(text)) {
            return new Refused("has a blank, a control character or a backslash");
        }
        int colon = text.indexOf("://");
        String scheme = colon < 0 ? "" : text.substring(0, colon).toLowerCase(Locale.ROOT);
        if (!rule.schemes().contains(scheme)) {
            return new Refused("does not begin with " + String.join(" or ", rule.schemes()));
        }
        if (text.indexOf('#') >= 0) {
            return new Refused("has a fragment");
        }
        return parse(scheme, text.substring(colon + 3), rule);
    }

    private static boolean isVisible(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c <= ' ' || c == '\\' || c >= DELETE) {
                return c >= DELETE && text.codePoints().allMatch(CallbackUrl::isVisible);
            }
        }
        return true;
    }

    private static boolean isVisible(int character) {
        return character > ' '
                && character != '\\'
                && !Character.isISOControl(character)
                && !Character.isSpaceChar(character)
                && Character.getType(character) != Character.FORMAT
                && Character.getType(character) != Character.SURROGATE; // one without its other
    }

    private static CallbackUrl parse(String scheme, String behind, CallbackRule rule) {
        int end = endOfAuthority(behind);
        String authority = behind.substring(0, end);
        if (authority.indexOf('@') >= 0) {
            return new Refused("has user information");
        }
        int colon = authority.indexOf(':', authority.indexOf(']') + 1);
        String hostText = colon < 0 ? authority : authority.substring(0, colon);
        boolean tls = scheme.equals("https");
        int port = colon < 0 ? standard(tls) : port(authority.substring(colon + 1));
        if (port == 0) {
            return new Refused("has no port from 1 to 65535 behind its host");
        }
        return switch (CallbackHost.parse(hostText)) {
            case CallbackHost.Bad(var reason) -> new Refused(reason);
            case CallbackHost.Name(var name) ->
                    put(scheme, name, port, behind.substring(end), null);
            case CallbackHost.Literal(var host, var address) -> {
                Block block = ForbiddenAddresses.forbidding(address, rule.ownRanges());
                yield block == null
                        ? put(scheme, host, port, behind.substring(end), address)
                        : new Refused("has a forbidden address: " + block.name());
            }
        };
    }

    private static int endOfAuthority(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) == '/' || text.charAt(i) == '?') {
                return i;
            }
        }
        return text.length();
    }

    private static int standard(boolean tls) {
        return tls ? 443 : 80;
    }

    /** 0 for what is no port. */
    private static int port(String text) {
        boolean number = text.length() <= 5 && CallbackHost.isDecimal(text);
        int port = number ? Integer.parseInt(text) : 0;
        return port <= 65_535 ? port : 0;
    }

    private static CallbackUrl put(
            String scheme, String host, int port, String rest, @Nullable InetAddress literal) {
        boolean tls = scheme.equals("https");
        String where = port == standard(tls) ? host : host + ":" + port;
        try {
            URI uri = new URI(scheme + "://" + where + rest);
            String ascii = uri.toASCIIString();
            uri = ascii.length() == uri.toString().length() ? uri : new URI(ascii);
            return host.equals(uri.getHost())
                    ? new Ok(uri, host, port, tls, literal)
                    : new Refused("has a host that is no name");
        } catch (URISyntaxException e) {
            return new Refused("has a character that a URL has not");
        }
    }
}
