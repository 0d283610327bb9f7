package io.strowger.dialect;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a dialect is towards networks over HTTP.
 *
 * @param codec bytes ↔ records of what a network asks
 * @param methods those that a network may ask with, as {@code POST}
 * @param contentTypes what a body may be, in lower case and without parameters, as {@code
 *     application/json}; a request without a body names none
 * @param submit bytes ↔ records of what we submit on our own, or null when we cannot
 */
public record NetworkSide(
        NetworkDialect codec,
        List<String> methods,
        List<String> contentTypes,
        @Nullable SubmitDialect submit) {

    /** Whether a body may be of this content type, whatever the parameters. */
    public boolean reads(@Nullable String contentType) {
        return contentType != null && contentTypes.contains(MediaType.of(contentType));
    }
}
