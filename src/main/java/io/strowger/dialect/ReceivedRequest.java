package io.strowger.dialect;

/**
 * A request of a network as it came.
 *
 * @param method as {@code POST}
 * @param query what stands behind {@code ?}, still escaped, or empty; empty and without headers
 *     when the request is signed, since a signature covers the body alone
 * @param body empty when there is none
 */
public record ReceivedRequest(String method, String query, WireHeaders headers, byte[] body) {

    /** Shows nothing of what was sent. */
    @Override
    public String toString() {
        return "ReceivedRequest[" + method + "]";
    }
}
