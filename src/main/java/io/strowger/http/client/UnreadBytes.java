package io.strowger.http.client;

import io.netty.channel.Channel;
import io.netty.channel.nio.AbstractNioChannel.NioUnsafe;
import io.netty.util.concurrent.FastThreadLocal;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;

/** What waits in a socket that its event loop has not come to yet. */
final class UnreadBytes {

    private static final FastThreadLocal<ByteBuffer> PIECE =
            new FastThreadLocal<>() {
                @Override
                protected ByteBuffer initialValue() {
                    return ByteBuffer.allocateDirect(StatusLine.START_LENGTH);
                }
            };

    private UnreadBytes() {}

    /**
     * Whether there are some, or the end, in a connection that should be at rest. They are taken
     * out, so that it has to be closed. One call of the system, which does not wait. For its event
     * loop. A transport other than the JDK's is not looked into.
     */
    static boolean areIn(Channel channel, RepeatingPeers repeating) {
        if (!(channel.unsafe() instanceof NioUnsafe unsafe)
                || !(unsafe.ch() instanceof SocketChannel socket)) {
            return false;
        }
        ByteBuffer piece = PIECE.get().clear();
        try {
            int read = socket.read(piece);
            if (read > 0 && StatusLine.startsAt(piece.flip())) {
                repeating.add(channel.remoteAddress());
            }
            return read != 0;
        } catch (IOException broken) { // as good as its end
            return true;
        }
    }
}
