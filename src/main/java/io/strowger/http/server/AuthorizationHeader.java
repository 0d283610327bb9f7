package io.strowger.api.token;

/** Reads {@code Authorization} headers (RFC 9110, section 11.6.2). */
final class AuthorizationHeader {

    private AuthorizationHeader() {}

    /**
     * What stands behind a scheme, whose case does not matter, without blanks around it; empty when
     * the scheme is another or nothing stands behind it.
     */
    static String behind(String scheme, String header) {
        String value = header.strip();
        int length = scheme.length();
        boolean fits =
                value.length() > length
                        && value.regionMatches(true, 0, scheme, 0, length)
                        && Character.isWhitespace(value.charAt(length));
        return fits ? value.substring(length).strip() : "";
    }
}
