package io.strowger.http.client;

import io.netty.handler.codec.http.HttpHeaders;
import io.netty.util.AsciiString;
import java.util.concurrent.TimeUnit;

/**
 * How long one connection is used. It is not used within a second of the end that its peer has
 * announced ({@code Keep-Alive: timeout=N}) or has been seen to give its connections at rest, and
 * is closed at the end of its life, so that its peer's name is looked up again. For its event loop;
 * all times are of {@link System#nanoTime()}.
 */
final class ConnectionTimes {

    private static final AsciiString KEEP_ALIVE = AsciiString.cached("keep-alive");
    private static final long SAFETY_NANOS = TimeUnit.SECONDS.toNanos(1);

    /**
     * @param keepNanos how long a connection may rest, whatever its peer says
     * @param lifeNanos how long it is used as a whole
     * @param promptNanos how soon after a request its connection closes when its peer has not seen
     *     the request
     */
    record Limits(long keepNanos, long lifeNanos, long promptNanos) {}

    private final Limits limits;
    private final PeerIdleTimeout peer;
    private final LoopPasses passes;
    private final long openedAt = System.nanoTime();
    private long announced = PeerIdleTimeout.UNKNOWN;
    private long restsSince = openedAt;
    private long writtenAt;
    private volatile boolean answered;
    private volatile boolean promptlyClosed;

    ConnectionTimes(Limits limits, PeerIdleTimeout peer, LoopPasses passes) {
        this.limits = limits;
        this.peer = peer;
        this.passes = passes;
    }

    /**
     * Whether the connection was not opened for the request that it gets now: it has answered one,
     * or lay ready while another connection became free. Of any thread.
     */
    boolean isOld(long now) {
        return answered || now - openedAt > limits.promptNanos();
    }

    /** Whether the connection, at rest, may be used now. */
    boolean isUsable(long now) {
        return now - restsSince < usableFor(now);
    }

    /** A request is being written. */
    void written(long now) {
        writtenAt = now;
        promptlyClosed = false;
    }

    /**
     * An answer has ended.
     *
     * @param answer its headers; what they say of the rest ahead is put right
     * @return whether the connection may be used again
     */
    boolean rests(HttpHeaders answer) {
        long now = System.nanoTime();
        peer.usedAfter(writtenAt - restsSince, now);
        answered = true;
        restsSince = now;
        String keepAlive = answer.get(KEEP_ALIVE);
        if (keepAlive != null) {
            announced = KeepAliveHeader.timeoutNanos(keepAlive);
        }
        long usableFor = usableFor(now);
        if (keepAlive != null || usableFor < limits.keepNanos()) {
            answer.set(KEEP_ALIVE, KeepAliveHeader.ofNanos(usableFor));
        }
        return usableFor > 0 && now - openedAt < limits.lifeNanos();
    }

    private long usableFor(long now) {
        long end = Math.min(announced, peer.shortest(now));
        return Math.min(limits.keepNanos(), end - SAFETY_NANOS);
    }

    /** The peer has closed the connection, which was at rest. */
    void closedAtRest() {
        long now = System.nanoTime();
        peer.closedAfter(now - restsSince, now);
    }

    /**
     * The connection has closed without a byte under a request. Its peer may have ended its rest
     * while the request was on its way.
     */
    void closedUnanswered() {
        long now = System.nanoTime();
        if (isOld(writtenAt) && passes.mayHaveBeenBy(writtenAt + limits.promptNanos(), now)) {
            promptlyClosed = true;
            peer.closedAfter(writtenAt - restsSince, now);
        }
    }

    /** Whether that was so soon that its peer has not seen the request. Of any thread. */
    boolean isPromptlyClosed() {
        return promptlyClosed;
    }
}
