package io.strowger.http.client;

import java.util.concurrent.TimeUnit;

/** The header {@code Keep-Alive}, as {@code timeout=5, max=100} (RFC 2068, section 19.7.1.1). */
final class KeepAliveHeader {

    private static final String TIMEOUT = "timeout=";
    private static final int MAX_DIGITS = 9;

    private KeepAliveHeader() {}

    /** The timeout in nanoseconds; {@link PeerIdleTimeout#UNKNOWN} when there is none. */
    static long timeoutNanos(String value) {
        int at = 0;
        while (at < value.length()) {
            int end = value.indexOf(',', at);
            end = end < 0 ? value.length() : end;
            String parameter = value.substring(at, end).strip();
            if (parameter.regionMatches(true, 0, TIMEOUT, 0, TIMEOUT.length())) {
                return nanos(parameter.substring(TIMEOUT.length()).strip());
            }
            at = end + 1;
        }
        return PeerIdleTimeout.UNKNOWN;
    }

    private static long nanos(String digits) {
        if (digits.isEmpty() || digits.length() > MAX_DIGITS) {
            return PeerIdleTimeout.UNKNOWN;
        }
        for (int i = 0; i < digits.length(); i++) {
            if (digits.charAt(i) < '0' || digits.charAt(i) > '9') {
                return PeerIdleTimeout.UNKNOWN;
            }
        }
        return TimeUnit.SECONDS.toNanos(Long.parseLong(digits));
    }

    /** For the pool, which clears away by whole seconds what is not used any more. */
    static String ofNanos(long nanos) {
        return TIMEOUT + Math.max(1, TimeUnit.NANOSECONDS.toSeconds(nanos));
    }
}
