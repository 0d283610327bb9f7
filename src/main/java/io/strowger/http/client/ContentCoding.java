package io.strowger.http.client;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/**
 * Takes the coding off an answer. We ask for none ({@code Accept-Encoding: identity}), and get gzip
 * from some servers all the same (RFC 9110, section 8.4).
 */
public final class ContentCoding {

    public static final String HEADER = "content-encoding";

    private ContentCoding() {}

    /**
     * The body without its coding; null when it has more than so many bytes.
     *
     * @param coding the header, null when there is none
     * @throws IOException in words for the record, when it cannot be taken off
     */
    public static byte @Nullable [] plain(@Nullable String coding, byte[] body, int maxBytes)
            throws IOException {
        if (coding == null || body.length == 0) {
            return body;
        }
        return switch (coding.strip().toLowerCase(Locale.ROOT)) {
            case "", "identity" -> body;
            case "gzip", "x-gzip" -> unzipped(body, maxBytes);
            default -> throw new IOException("in a coding other than gzip");
        };
    }

    private static byte @Nullable [] unzipped(byte[] body, int maxBytes) throws IOException {
        try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(body))) {
            byte[] plain = in.readNBytes(maxBytes + 1);
            return plain.length > maxBytes ? null : plain;
        } catch (IOException broken) {
            throw new IOException("broken gzip", broken);
        }
    }
}
