package io.strowger.session;

import com.sun.management.UnixOperatingSystemMXBean;
import io.strowger.bootstrap.VerticlesUnderTest;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Connections of a gateway that all send the same request; each waits for an answer of its own. */
final class Repeaters implements AutoCloseable {

    private static final int PATIENCE_MILLIS = 20_000;

    /** What the rest of the process may have open. */
    private static final long OTHERS = 1_000;

    private final List<Socket> sockets;

    private Repeaters(List<Socket> sockets) {
        this.sockets = sockets;
    }

    /**
     * Sends a dial on as many connections as are wanted, or as this machine lets a process have.
     */
    static Repeaters dial(
            VerticlesUnderTest verticles, String mobile, String session, String dialled, int wanted)
            throws IOException {
        byte[] request = request(mobile, session, dialled).getBytes(StandardCharsets.UTF_8);
        List<Socket> sockets = new ArrayList<>();
        long most = Math.min(wanted, (openFiles() - OTHERS) / 2);
        while (sockets.size() < most) {
            Socket socket = new Socket(InetAddress.getLoopbackAddress(), verticles.port());
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.getOutputStream().write(request);
            sockets.add(socket);
        }
        return new Repeaters(sockets);
    }

    private static long openFiles() {
        return ManagementFactory.getOperatingSystemMXBean()
                        instanceof UnixOperatingSystemMXBean unix
                ? unix.getMaxFileDescriptorCount()
                : Long.MAX_VALUE;
    }

    private static String request(String mobile, String session, String dialled) {
        String body =
                """
                {"Type":"initiation","Mobile":"%s","SessionId":"%s","ServiceCode":"713","Message":"%s",\
                "Operator":"vodafone","Sequence":1}\
                """
                        .formatted(mobile, session, dialled);
        return """
        POST /network/upstream HTTP/1.1\r
        Host: localhost\r
        Authorization: Bearer %s\r
        Content-Type: application/json\r
        Content-Length: %d\r
        Connection: close\r
        \r
        %s\
        """
                .formatted(VerticlesUnderTest.SECRET, body.length(), body);
    }

    int size() {
        return sockets.size();
    }

    /** How many are answered with this text; waits for all. */
    int answersWith(String text) throws IOException {
        int answered = 0;
        for (Socket socket : sockets) {
            BufferedReader in =
                    new BufferedReader(
                            new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            answered += in.lines().anyMatch(line -> line.contains(text)) ? 1 : 0;
        }
        return answered;
    }

    @Override
    public void close() throws IOException {
        for (Socket socket : sockets) {
            socket.close();
        }
    }
}
