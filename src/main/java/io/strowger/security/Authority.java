package io.strowger.security;

import java.net.InetAddress;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A host and a port as a URL or the header {@code Host} names them (RFC 3986, section 3.2).
 *
 * @param host a name in lower case, or an address as {@link InetAddress#getHostAddress()} writes it
 * @param port −1 when none is named
 */
public record Authority(String host, int port) {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]{1,253}");
    private static final Pattern PORT = Pattern.compile("[0-9]{0,5}");
    private static final Pattern NUMERIC = Pattern.compile("(.*\\.)?[0-9]+|(.*\\.)?0[xX].*");
    private static final int DOTS_OF_IPV4 = 3;

    /** Null when the text is none; whoever is named in front of an {@code @} makes it none. */
    public static @Nullable Authority parse(String text) {
        int end = text.startsWith("[") ? text.indexOf(']') + 1 : hostEnd(text);
        String rest = text.substring(end);
        if (end == 0 || !(rest.isEmpty() || rest.startsWith(":"))) {
            return null;
        }
        String port = rest.isEmpty() ? "" : rest.substring(1);
        String host = host(text.substring(0, end));
        return host == null || !PORT.matcher(port).matches()
                ? null
                : new Authority(host, port.isEmpty() ? -1 : Integer.parseInt(port));
    }

    private static int hostEnd(String text) {
        int colon = text.indexOf(':');
        return colon < 0 ? text.length() : colon;
    }

    private static @Nullable String host(String text) {
        if (text.startsWith("[")) {
            String inner = text.substring(1, text.length() - 1);
            return inner.indexOf(':') < 0 || inner.indexOf('%') >= 0 ? null : address(inner);
        }
        if (!NAME.matcher(text).matches()) {
            return null;
        }
        return NUMERIC.matcher(text).matches() ? ipv4(text) : text.toLowerCase(Locale.ROOT);
    }

    /** Four numbers only: shorter and other forms of an address are not what a URL may hold. */
    private static @Nullable String ipv4(String text) {
        return text.chars().filter(c -> c == '.').count() == DOTS_OF_IPV4 ? address(text) : null;
    }

    private static @Nullable String address(String text) {
        try {
            return InetAddress.ofLiteral(text).getHostAddress();
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    /**
     * Reads a host without a port, for settings; an IPv6 address may come without brackets.
     *
     * @throws IllegalArgumentException when it is none
     */
    public static String hostOf(String text) {
        boolean bare = text.indexOf(':') != text.lastIndexOf(':') && !text.startsWith("[");
        Authority read = parse(bare ? "[" + text + "]" : text);
        if (read == null || read.port() >= 0) {
            throw new IllegalArgumentException("must be a host name or an address, without a port");
        }
        return read.host();
    }

    /** Whether the host is this machine's loopback: {@code localhost} or such an address. */
    public boolean isLoopback() {
        return host.equals("localhost")
                || (isAddress() && InetAddress.ofLiteral(host).isLoopbackAddress());
    }

    private boolean isAddress() {
        return host.indexOf(':') >= 0 || NUMERIC.matcher(host).matches();
    }
}
