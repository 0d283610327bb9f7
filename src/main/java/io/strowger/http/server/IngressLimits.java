package io.strowger.http.server;

/**
 * What the public port puts up with.
 *
 * @param maxBodyBytes of a request
 * @param headersWithinMillis from the first byte of a request to the end of its headers
 * @param bodyWithinMillis from there to the end of its body
 * @param idleMillis how long a connection may stand without a byte
 * @param maxConnections open connections an event loop
 * @param maxInFlight requests that wait for their answer, over all event loops
 * @param answerWithinMillis how long a request waits for its answer at most
 */
public record IngressLimits(
        int maxBodyBytes,
        long headersWithinMillis,
        long bodyWithinMillis,
        long idleMillis,
        int maxConnections,
        int maxInFlight,
        long answerWithinMillis) {}
