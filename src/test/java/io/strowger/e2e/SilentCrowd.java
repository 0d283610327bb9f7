package io.strowger.e2e;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Connections that send as much of a text as is taken from them and never read. */
final class SilentCrowd implements AutoCloseable {

    private static final int BUFFER_BYTES = 16 * 1024;

    private final List<Member> members = new ArrayList<>();

    private record Member(SocketChannel channel, ByteBuffer rest) {

        long send() {
            try {
                long taken = 0;
                for (int now = channel.write(rest); now > 0; now = channel.write(rest)) {
                    taken += now;
                }
                return taken;
            } catch (IOException closed) {
                return 0;
            }
        }
    }

    /** Opens so many connections to a port of this machine, each with the same to say. */
    static SilentCrowd of(int size, int port, String text) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.ISO_8859_1));
        SilentCrowd crowd = new SilentCrowd();
        for (int i = 0; i < size; i++) {
            crowd.members.add(new Member(open(port), bytes.duplicate()));
        }
        return crowd;
    }

    private static SocketChannel open(int port) throws IOException {
        SocketChannel channel = SocketChannel.open();
        channel.setOption(StandardSocketOptions.SO_SNDBUF, BUFFER_BYTES);
        channel.setOption(StandardSocketOptions.SO_RCVBUF, BUFFER_BYTES / 8);
        channel.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        channel.configureBlocking(false);
        return channel;
    }

    /** Sends on all connections what is taken now; how many bytes that is. */
    long send() {
        return members.stream().mapToLong(Member::send).sum();
    }

    @Override
    public void close() throws IOException {
        for (Member member : members) {
            member.channel().close();
        }
    }
}
