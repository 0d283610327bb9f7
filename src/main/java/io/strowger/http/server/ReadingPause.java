package io.strowger.http.server;

import io.netty.channel.ChannelConfig;

/**
 * A pause in the reading of one connection, beside the pauses that the HTTP server makes by the
 * same switch for its own reasons: what the server wants is kept while this pause lasts.
 */
final class ReadingPause {

    private boolean wanted;
    private boolean entered;
    private boolean serverReads;

    /** Reading has to stop when what was read has been passed on. */
    void want() {
        wanted = true;
    }

    boolean isWanted() {
        return wanted;
    }

    /** Stops the reading. */
    void enter(ChannelConfig config) {
        serverReads = config.isAutoRead() || (entered && serverReads);
        entered = true;
        config.setAutoRead(false);
    }

    /** Stops it again when the server has switched it on meanwhile. */
    void keep(ChannelConfig config) {
        if (entered && config.isAutoRead()) {
            enter(config);
        }
    }

    /** Reading may go on. */
    void end() {
        wanted = false;
    }

    /** Lets the reading go on as the server wants it. */
    void leave(ChannelConfig config) {
        if (entered) {
            entered = false;
            if (serverReads) {
                config.setAutoRead(true);
            }
        }
    }

    /** There is nothing left to pause. */
    void forget() {
        wanted = false;
        entered = false;
    }
}
