package io.strowger.http.server;

import io.netty.channel.Channel;
import io.strowger.security.ClientNetwork;
import org.jspecify.annotations.Nullable;

/**
 * Where one connection is, for the table of its event loop: it has sent no whole request yet, its
 * client does not read, it is idle between requests, or it is at work. For the thread of that loop
 * only. What is done for a request is a few writes of fields.
 */
final class TrackedConnection {

    /**
     * So many requests may be there that are not answered; when there are, no more is read. A
     * client that sends ahead is answered in order, so that more would only wait in memory.
     */
    static final int MAX_UNANSWERED = 4;

    /** What the table may close, in this order, what it may not, and what it has closed. */
    enum State {
        SILENT,
        UNREAD,
        IDLE,
        AT_WORK,
        GONE
    }

    private final ConnectionTable table;
    final Channel channel;

    /** What its address is counted by while it is silent; null when that has no limit. */
    @Nullable ClientNetwork network;

    @Nullable TrackedConnection before;
    @Nullable TrackedConnection after;
    State state = State.SILENT;

    private int unanswered;
    private @Nullable ServerExchanges exchanges;
    private boolean receiving;
    private boolean unread;

    TrackedConnection(ConnectionTable table, Channel channel) {
        this.table = table;
        this.channel = channel;
    }

    /** The head of a request was read. */
    void headRead() {
        unanswered++;
        receiving = true;
        place();
    }

    /** A request was read whole. */
    void requestRead() {
        receiving = false;
        if (state == State.SILENT) {
            table.spoke(this);
        }
        place();
    }

    /**
     * A request was answered whole.
     *
     * @return whether no more than one is left
     */
    boolean answered() {
        unanswered = Math.max(0, unanswered - 1);
        leaveExchanges();
        place();
        return unanswered <= 1;
    }

    /**
     * Lets the request in that this connection works on, until it is answered or the connection is
     * closed.
     *
     * @return whether there was a place
     */
    boolean enter(ServerExchanges all) {
        boolean entered = all.enter();
        exchanges = entered ? all : null;
        return entered;
    }

    /** Gives the place back, if there is one. */
    void leaveExchanges() {
        if (exchanges != null) {
            exchanges.leave();
            exchanges = null;
        }
    }

    /** Whether the answer that goes out now is the last for which a request was read. */
    boolean isAtLastAnswer() {
        return unanswered <= 1;
    }

    /** Whether as many requests are there as may be. */
    boolean isFull() {
        return unanswered >= MAX_UNANSWERED;
    }

    /** Whether answers wait for the client to read those before. */
    void unread(boolean waits) {
        unread = waits;
        place();
    }

    /** No whole head came in time. */
    void late() {
        table.late();
    }

    boolean isGone() {
        return state == State.GONE;
    }

    private void place() {
        if (state == State.SILENT || state == State.GONE) {
            return;
        }
        State next = State.AT_WORK;
        if (unread) {
            next = State.UNREAD;
        } else if (unanswered == 0 && !receiving) {
            next = State.IDLE;
        }
        if (next != state) {
            table.move(this, next);
        }
    }
}
