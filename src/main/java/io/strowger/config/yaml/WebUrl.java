package io.strowger.config.yaml;

import java.net.IDN;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;

/** Reads URLs of http and https; what is wrong with one is named, and never repeated. */
final class WebUrl {

    private static final String EXAMPLE = "must be an absolute URL such as http://127.0.0.1:7001/";
    private static final int LONGEST = 2_000;
    private static final int MOST_PORT = 65_535;

    private WebUrl() {}

    /** An absolute URL without user and fragment; letters of any language in its host as IDNA. */
    static URI parse(String text) {
        requireWritten(text);
        URI url = ascii(uri(text));
        if (!isWeb(url) || url.getHost() == null || text.length() > LONGEST) {
            throw new IllegalArgumentException(EXAMPLE);
        }
        if (url.getRawUserInfo() != null || url.getRawFragment() != null) {
            throw new IllegalArgumentException(
                    "must be a URL without a user in front of the host and without #");
        }
        if (url.getPort() == 0 || url.getPort() > MOST_PORT) {
            throw new IllegalArgumentException("must be a URL with a port from 1 to 65535");
        }
        return url;
    }

    private static void requireWritten(String text) {
        if (!text.equals(text.strip())) {
            throw new IllegalArgumentException(
                    "must be a URL without a blank in front or behind; remove it");
        }
        if (text.chars().anyMatch(Character::isWhitespace)) {
            throw new IllegalArgumentException("must be a URL without blanks; write %20 for one");
        }
        if (text.indexOf('{') >= 0 || text.indexOf('}') >= 0) {
            throw new IllegalArgumentException(
                    "must be a whole URL: nothing is put in for a name in { }; write it out");
        }
    }

    private static URI uri(String text) {
        try {
            return new URI(text);
        } catch (URISyntaxException e) {
            // The cause is left out: it repeats the text, which may hold a password.
            throw new IllegalArgumentException(EXAMPLE);
        }
    }

    private static boolean isWeb(URI url) {
        return "http".equalsIgnoreCase(url.getScheme())
                || "https".equalsIgnoreCase(url.getScheme());
    }

    /** The same with an ASCII host; a URL whose host Java reads already is left as it is. */
    private static URI ascii(URI url) {
        String authority = url.getRawAuthority();
        if (url.getHost() != null || authority == null || authority.indexOf('@') >= 0) {
            return url;
        }
        int colon = authority.lastIndexOf(':');
        String host = colon < 0 ? authority : authority.substring(0, colon);
        String port = colon < 0 ? "" : authority.substring(colon);
        if (host.indexOf('_') >= 0) {
            throw new IllegalArgumentException(
                    "must be a URL whose host has no _: hosts are made of letters, digits, - and .");
        }
        String whole = url.toString();
        int at = whole.indexOf(authority);
        return uri(
                whole.substring(0, at)
                        + ascii(host)
                        + port
                        + whole.substring(at + authority.length()));
    }

    private static String ascii(String host) {
        try {
            return IDN.toASCII(host, IDN.USE_STD3_ASCII_RULES).toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException noHost) {
            // The cause is left out, as above.
            throw new IllegalArgumentException(EXAMPLE);
        }
    }
}
