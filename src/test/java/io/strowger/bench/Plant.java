package io.strowger.bench;

import java.io.Closeable;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Starts the processes of a run and ends them, the last first. */
final class Plant implements Closeable {
    /**
     * The same for relay and router: room enough for a million sessions of 800 bytes, and compiler
     * threads that stay, so that their time can be left out.
     */
    static final List<String> HEAP =
            List.of("-Xms2g", "-Xmx2g", "-XX:-UseDynamicNumberOfCompilerThreads");

    private static final long READY_SECONDS = 120;

    private final BenchOptions options;
    private final Deque<Child> children = new ArrayDeque<>();
    private final int applicationPort = freePort();
    private final Child worker;

    Plant(BenchOptions options) throws IOException {
        this.options = options;
        Files.createDirectories(options.folder());
        Runtime.getRuntime().addShutdownHook(new Thread(this::close));
        startRig(AppStub.class, relayFlags(), Integer.toString(applicationPort));
        worker = startRig(LoadWorker.class, relayFlags());
    }

    /** Gives an order to the load generator and waits for what it saw. */
    Work.Done work(Work.Order order) throws IOException {
        worker.writeLine(order.toLine());
        return Work.Done.parse(worker.readLine());
    }

    Server startRelay() throws IOException {
        int port = freePort();
        Child relay =
                startRig(
                        Relay.class,
                        relayFlags(),
                        Integer.toString(port),
                        Integer.toString(applicationPort));
        return new Server("relay", relay, port, 0, "/", 0);
    }

    /** A router that is ready, on a folder of its own; with the same flags as the relay. */
    Server startRouter(String folder, List<String> extraFlags) throws IOException {
        Path home = options.folder().resolve(folder);
        RouterFiles files = new RouterFiles(home, freePort(), freePort()).write(applicationPort);
        return startRouter(files, extraFlags);
    }

    /** A router that is ready, with other accounts, networks and applications. */
    Server startRouter(String folder, String provision, List<String> extraFlags)
            throws IOException {
        Path home = options.folder().resolve(folder);
        RouterFiles files = new RouterFiles(home, freePort(), freePort()).write(provision);
        return startRouter(files, extraFlags);
    }

    /** A router of another jar, on a folder of its own. */
    Server startRouter(String folder, Path jar, List<String> extraFlags) throws IOException {
        Path home = options.folder().resolve(folder);
        RouterFiles files = new RouterFiles(home, freePort(), freePort()).write(applicationPort);
        return startRouter(files, jar, extraFlags);
    }

    private Server startRouter(RouterFiles files, List<String> extraFlags) throws IOException {
        return startRouter(files, options.jar(), extraFlags);
    }

    private Server startRouter(RouterFiles files, Path jar, List<String> extraFlags)
            throws IOException {
        long before = System.nanoTime();
        Child router = launch(files, jar, extraFlags);
        Readiness.await(router, files.managementPort(), TimeUnit.SECONDS.toNanos(READY_SECONDS));
        double seconds = (System.nanoTime() - before) / 1e9;
        return new Server(
                "router",
                router,
                files.httpPort(),
                files.managementPort(),
                RouterFiles.NETWORK_PATH,
                seconds);
    }

    void stop(Server server) {
        server.process().close();
        forget(server.process());
    }

    Path log(String name) {
        return options.folder().resolve(name + ".log");
    }

    @Override
    public synchronized void close() {
        while (!children.isEmpty()) {
            children.pop().close();
        }
    }

    private Child launch(RouterFiles files, Path jar, List<String> extraFlags) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(options.java());
        command.addAll(options.jvmFlags());
        command.addAll(extraFlags);
        command.addAll(List.of("-jar", jar.toString()));
        command.addAll(List.of("run", "--config", files.config().toString()));
        return keep(Child.start("router", command, files.environment(), log("router")));
    }

    /** A program of the rig with the flags of the relay. */
    Child startRig(Class<?> program, String... arguments) throws IOException {
        return startRig(program, relayFlags(), arguments);
    }

    private Child startRig(Class<?> program, List<String> flags, String... arguments)
            throws IOException {
        List<String> command = new ArrayList<>();
        command.add(options.java());
        command.addAll(flags);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), program.getName()));
        command.addAll(List.of(arguments));
        String name = program.getSimpleName();
        return keep(Child.startRig(name, command, log(name)));
    }

    private synchronized Child keep(Child child) {
        children.push(child);
        return child;
    }

    private synchronized void forget(Child child) {
        children.remove(child);
    }

    /** The router's flags but for the class archive: it belongs to the jar, and to the start. */
    private List<String> relayFlags() {
        List<String> flags = new ArrayList<>(options.jvmFlags());
        flags.removeIf(flag -> flag.contains("SharedArchive"));
        flags.addAll(HEAP);
        flags.add("-Dlogback.configurationFile=io/strowger/bench/logback-bench.xml");
        return flags;
    }

    static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new IllegalStateException("no free port", e);
        }
    }

    /** What takes hops: the relay or the router. */
    record Server(
            String name,
            Child process,
            int port,
            int managementPort,
            String path,
            double readySeconds) {
        Server named(String other) {
            return new Server(other, process, port, managementPort, path, readySeconds);
        }
    }
}
