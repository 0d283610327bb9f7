package io.strowger.dispatch;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A port that counts the connections that are opened to it, and answers none. */
final class Listener implements AutoCloseable {

    private final ServerSocket socket;
    private final AtomicInteger accepted = new AtomicInteger();
    private final SynchronousQueue<Integer> marks = new SynchronousQueue<>();

    private Listener(ServerSocket socket) {
        this.socket = socket;
        Thread.ofPlatform().daemon().name("listener").start(this::listen);
    }

    /** On every address of this machine. */
    static Listener everywhere() throws IOException {
        return new Listener(new ServerSocket(0, 1_000));
    }

    private void listen() {
        try {
            while (true) {
                try (Socket connection = socket.accept()) {
                    boolean mark = connection.getInputStream().read() == '!';
                    if (mark) {
                        marks.offer(accepted.get(), 60, TimeUnit.SECONDS);
                    } else {
                        accepted.incrementAndGet();
                    }
                }
            }
        } catch (IOException | InterruptedException closed) {
            marks.clear();
        }
    }

    int port() {
        return socket.getLocalPort();
    }

    /** How many connections there were up to now: they are taken in the order of their coming. */
    int accepted() throws IOException, InterruptedException {
        try (Socket mark = new Socket(InetAddress.getLoopbackAddress(), port())) {
            mark.getOutputStream().write('!');
            Integer count = marks.poll(60, TimeUnit.SECONDS);
            return count == null ? -1 : count;
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
