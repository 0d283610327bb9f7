package io.strowger.dispatch;

import io.strowger.dialect.ReceivedAnswer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What an answer that cannot be read looks like from outside: never a word of its text. */
final class BodyKind {

    private static final int BOM = 0xEF;
    private static final int GZIP = 0x1F;

    /** A media type without its parameters (RFC 9110, section 8.3.1), of a sober length. */
    private static final Pattern MEDIA_TYPE = Pattern.compile("[\\w.+-]{1,40}/[\\w.+-]{1,60}");

    private BodyKind() {}

    /** Its type, its length and the kind of its first byte, as {@code text/html, 512 bytes, <}. */
    static String of(ReceivedAnswer answer) {
        int length = answer.body().length;
        String kind = length == 0 ? "" : ", begins with " + first(answer.body()[0] & 0xff);
        return type(answer.headers().get("content-type")) + ", " + length + " bytes" + kind;
    }

    private static String type(@Nullable String header) {
        if (header == null) {
            return "no type";
        }
        String type = header.split(";", 2)[0].strip();
        return MEDIA_TYPE.matcher(type).matches() ? type : "a type of its own";
    }

    private static String first(int octet) {
        return switch (octet) {
            case BOM -> "a BOM";
            case GZIP -> "gzip";
            case '<', '{', '[', '"' -> Character.toString(octet);
            case ' ', '\t', '\r', '\n' -> "a blank";
            default -> ascii(octet);
        };
    }

    private static String ascii(int octet) {
        if (octet < ' ' || octet >= 0x7F) {
            return "a byte that is no ASCII text";
        }
        return Character.isLetterOrDigit(octet) ? "a letter or digit" : "a sign";
    }
}
