package io.strowger.cli;

import static java.util.Objects.requireNonNull;

import io.strowger.demo.DemoApplication;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.io.PrintWriter;
import java.net.BindException;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code strowger demo-app}: the Demo Bank as a process of its own. */
@Command(
        name = "demo-app",
        description = "Starts the demo application, a bank with several menus, on loopback.",
        footer = {
            "",
            "Examples:",
            "  strowger demo-app",
            "  strowger demo-app --port 7005",
            "",
            "'strowger run' brings its own; this one is for a router with --no-demo, or to be"
                    + " stopped in the middle of a session. SIGTERM or Ctrl-C stops it.",
            "",
            "Exit codes: 0 stopped by a signal; 2 wrong usage; 78 the port is taken."
        })
public final class DemoAppCommand implements Callable<Integer> {
    private final ProcessLifecycle stay;

    @Spec private @Nullable CommandSpec spec;

    @Option(names = "--port", description = "The port, 0 for any that is free (${DEFAULT-VALUE}).")
    private int port = DemoApplication.DEFAULT_PORT;

    public DemoAppCommand() {
        this(ProcessLifecycle.ofProcess());
    }

    DemoAppCommand(ProcessLifecycle stay) {
        this.stay = stay;
    }

    @Override
    public Integer call() throws Exception {
        Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
        try {
            DemoApplication demo = start(vertx);
            PrintWriter out = requireNonNull(spec, "picocli sets it").commandLine().getOut();
            out.println("The demo application is ready on http://127.0.0.1:" + demo.port() + "/");
            out.flush();
            stay.untilToldToGo(() -> demo.stop().await());
            return ExitCodes.OK;
        } finally {
            vertx.close().await();
        }
    }

    private DemoApplication start(Vertx vertx) throws Exception {
        try {
            return DemoApplication.start(vertx, port)
                    .toCompletionStage()
                    .toCompletableFuture()
                    .get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof BindException) {
                throw CommandFailure.misconfigured(
                        "port " + port + " is taken: choose another with --port.", e);
            }
            throw e;
        }
    }
}
