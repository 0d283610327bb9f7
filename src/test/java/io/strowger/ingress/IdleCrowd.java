package io.strowger.ingress;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URISyntaxException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Connections that have asked once and say nothing more, held by a process of their own: the two
 * ends of one connection would else share this process's allowance of open files.
 */
final class IdleCrowd implements AutoCloseable {

    private static final int ANSWER_BYTES = 1024;

    private final Process process;
    private final int size;

    private IdleCrowd(Process process, int size) {
        this.process = process;
        this.size = size;
    }

    /** Opens as many connections as are wanted, or as this machine lets a process have. */
    static IdleCrowd of(int wanted, int port) throws IOException {
        Process process =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Xmx256m",
                                "-XX:TieredStopAtLevel=1",
                                "-cp",
                                classes(),
                                IdleCrowd.class.getName(),
                                Integer.toString(port),
                                Integer.toString(wanted))
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
        String line = out.readLine();
        if (line == null) {
            throw new IOException("the crowd has not come");
        }
        return new IdleCrowd(process, Integer.parseInt(line));
    }

    private static String classes() {
        try {
            return Path.of(
                            IdleCrowd.class
                                    .getProtectionDomain()
                                    .getCodeSource()
                                    .getLocation()
                                    .toURI())
                    .toString();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    int size() {
        return size;
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }

    /** The process: opens, says how many, and stays until its input ends. */
    public static void main(String[] args) throws IOException {
        int port = Integer.parseInt(args[0]);
        List<SocketChannel> open = open(port, Integer.parseInt(args[1]));
        System.out.println(open.size());
        var in = new InputStreamReader(System.in, StandardCharsets.UTF_8);
        while (in.read() >= 0) {
            // whoever opened the crowd says nothing, and ends
        }
        open.forEach(IdleCrowd::close);
    }

    private static List<SocketChannel> open(int port, int wanted) {
        InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
        List<SocketChannel> open = new ArrayList<>(wanted);
        try {
            while (open.size() < wanted) {
                SocketChannel next = SocketChannel.open(address);
                open.add(next);
                ask(next);
            }
        } catch (IOException full) {
            System.err.println("no more than " + open.size() + " connections: " + full);
        }
        return open;
    }

    private static void ask(SocketChannel channel) throws IOException {
        channel.write(
                ByteBuffer.wrap(
                        "GET /nothing HTTP/1.1\r\nHost: a\r\n\r\n"
                                .getBytes(StandardCharsets.ISO_8859_1)));
        if (channel.read(ByteBuffer.allocate(ANSWER_BYTES)) <= 0) {
            throw new IOException("no answer");
        }
    }

    private static void close(SocketChannel channel) {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
