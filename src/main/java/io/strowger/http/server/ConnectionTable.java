package io.strowger.http.server;

import io.netty.channel.Channel;
import io.strowger.http.server.ConnectionStatistics.Dropped;
import io.strowger.http.server.TrackedConnection.State;
import io.strowger.security.ClientNetwork;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The connections of one event loop, of which there is room for so many. When three quarters of the
 * room are taken, one client address may have a sixteenth of it in connections that have not sent a
 * whole request yet. When all is taken, a new connection takes the place of the oldest one that has
 * sent none, else of one whose client does not read, else of the one that has been idle for the
 * longest time. Everything takes the same time however many there are. For the thread of its loop
 * only.
 */
final class ConnectionTable {

    private static final int CROWDED_QUARTERS = 3;
    private static final int SHARES = 16;

    private final int capacity;
    private final int share;
    private final ConnectionStatistics statistics;
    private final Map<ClientNetwork, Integer> silentOf = new HashMap<>();
    private final ConnectionQueue silent = new ConnectionQueue();
    private final ConnectionQueue unread = new ConnectionQueue();
    private final ConnectionQueue idle = new ConnectionQueue();
    private int open;

    ConnectionTable(int capacity, ConnectionStatistics statistics) {
        this.capacity = capacity;
        this.share = Math.max(1, capacity / SHARES);
        this.statistics = statistics;
    }

    /**
     * Takes a connection in, for which another may have to go.
     *
     * @param network what its address is counted by; null when that has no limit
     * @return null when there is no room for it
     */
    @Nullable TrackedConnection admit(Channel channel, @Nullable ClientNetwork network) {
        if (hasItsShare(network, open)) {
            return null;
        }
        if (open >= capacity && !makeRoom()) {
            statistics.drop(Dropped.FULL);
            return null;
        }
        TrackedConnection admitted = new TrackedConnection(this, channel);
        open++;
        silent.add(admitted);
        statistics.opened();
        count(admitted, network);
        channel.closeFuture().addListener(_ -> remove(admitted));
        return admitted;
    }

    /**
     * Says whose a silent connection is that was admitted before its client was known.
     *
     * @param network as of {@link #admit}
     * @return whether it may stay
     */
    boolean attribute(TrackedConnection connection, @Nullable ClientNetwork network) {
        if (connection.isGone() || hasItsShare(network, open - 1)) {
            return false;
        }
        count(connection, network);
        return true;
    }

    private boolean hasItsShare(@Nullable ClientNetwork network, int others) {
        boolean full =
                network != null && isCrowded(others) && silentOf.getOrDefault(network, 0) >= share;
        if (full) {
            statistics.drop(Dropped.SHARE);
        }
        return full;
    }

    private void count(TrackedConnection connection, @Nullable ClientNetwork network) {
        connection.network = network;
        if (network != null) {
            silentOf.merge(network, 1, Integer::sum);
        }
    }

    private boolean isCrowded(int others) {
        return others * 4L >= (long) capacity * CROWDED_QUARTERS;
    }

    private boolean makeRoom() {
        return drop(silent, Dropped.SILENT)
                || drop(unread, Dropped.UNREAD)
                || drop(idle, Dropped.IDLE);
    }

    private boolean drop(ConnectionQueue queue, Dropped reason) {
        TrackedConnection oldest = queue.first();
        if (oldest == null) {
            return false;
        }
        statistics.drop(reason);
        remove(oldest);
        closeNow(oldest.channel);
        return true;
    }

    /** Passes by the handlers that would wait for what is on its way. */
    private static void closeNow(Channel channel) {
        var _ = channel.pipeline().firstContext().close();
    }

    /** A connection is closed since it has sent no head in time. */
    void late() {
        statistics.drop(Dropped.LATE);
    }

    /** A connection has sent its first whole request. */
    void spoke(TrackedConnection connection) {
        statistics.spoke();
        forget(connection.network);
        move(connection, State.AT_WORK);
    }

    void move(TrackedConnection connection, State next) {
        ConnectionQueue from = queue(connection.state);
        if (from != null) {
            from.remove(connection);
        }
        connection.state = next;
        ConnectionQueue to = queue(next);
        if (to != null) {
            to.add(connection);
        }
    }

    /** Takes a connection out; does nothing when it is out already. */
    private void remove(TrackedConnection connection) {
        if (connection.isGone()) {
            return;
        }
        connection.leaveExchanges();
        boolean wasSilent = connection.state == State.SILENT;
        open--;
        statistics.closed(wasSilent);
        if (wasSilent) {
            forget(connection.network);
        }
        move(connection, State.GONE);
    }

    private void forget(@Nullable ClientNetwork network) {
        if (network != null) {
            silentOf.computeIfPresent(network, (_, count) -> count == 1 ? null : count - 1);
        }
    }

    private @Nullable ConnectionQueue queue(State state) {
        return switch (state) {
            case SILENT -> silent;
            case UNREAD -> unread;
            case IDLE -> idle;
            case AT_WORK, GONE -> null;
        };
    }
}
