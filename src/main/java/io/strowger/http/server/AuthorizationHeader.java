package io.strowger.http.server;

import org.jspecify.annotations.Nullable;

/** Reads {@code Authorization} headers (RFC 9110, section 11.6.2). */
public final class AuthorizationHeader {

    /** Longer than any secret of a file and any token of ours. */
    public static final int LONGEST = 2048;

    private AuthorizationHeader() {}

    /**
     * What stands behind a scheme, whose case does not matter, without blanks around it; empty when
     * the scheme is another, nothing stands behind it, or it is too long to be anybody's.
     *
     * @param header the value of the header, or null when there is none
     */
    public static String behind(String scheme, @Nullable String header) {
        String value = header == null ? "" : header.strip();
        int length = scheme.length();
        boolean fits =
                value.length() > length
                        && value.regionMatches(true, 0, scheme, 0, length)
                        && Character.isWhitespace(value.charAt(length));
        String credentials = fits ? value.substring(length).strip() : "";
        return credentials.length() <= LONGEST ? credentials : "";
    }
}
