package io.strowger.cli;

import static java.util.Objects.requireNonNull;

import io.strowger.load.LoadEngine;
import io.strowger.load.LoadPlan;
import io.strowger.load.LoadPlan.Limits;
import io.strowger.load.LoadPlan.Stop;
import io.strowger.load.LoadPlan.Subscribers;
import io.strowger.load.LoadPlan.Walk;
import io.strowger.load.LoadProgress;
import io.strowger.load.LoadReport;
import io.strowger.load.LoadSummary;
import io.strowger.load.LoadText;
import io.strowger.load.Quantities;
import io.strowger.load.WarmUp;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code strowger load}: many subscribers dial at once over {@code POST /network/{id}}. */
@Command(
        name = "load",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Puts a router or an application under the load of many sessions.",
        footer = {
            "",
            "Examples:",
            "  strowger load --secret network-secret --rate 500/s --for 30s --report load.html",
            "  strowger load --secret network-secret --rate max --sessions 200000",
            "",
            "A session begins, gives its replies, and hangs up if it is still open. With a rate,"
                    + " sessions begin on a fixed schedule and latency counts from the time a hop"
                    + " was meant to be sent, so that a stall shows in full. A final screen before"
                    + " the last reply counts as an error.",
            "",
            "Exit codes: 0 no error and no arrival missed; 1 otherwise; 2 wrong usage."
        })
public final class LoadCommand implements Callable<Integer> {
    private static final long STOP_WAIT_MILLIS = 15_000;

    @Spec private @Nullable CommandSpec spec;

    @Option(
            names = "--target",
            paramLabel = "URL",
            description = "Where hops are posted (${DEFAULT-VALUE}).")
    private URI target = URI.create("http://127.0.0.1:8080/network/upstream");

    @Option(names = "--secret", description = "The network's bearer secret.")
    private @Nullable String secret;

    @Option(
            names = "--code",
            paramLabel = "DIAL",
            description = "What is dialled (${DEFAULT-VALUE}).")
    private String code = "*713#";

    @Option(
            names = "--reply",
            paramLabel = "TEXT",
            description =
                    "A reply, one option a screen (3, 1, 5: airtime of the demo application).")
    private List<String> replies = List.of("3", "1", "5");

    @Option(
            names = "--rate",
            description = "Sessions begun per second or minute, or max (${DEFAULT-VALUE}).")
    private String rate = "100/s";

    @Option(
            names = "--for",
            paramLabel = "TIME",
            description = "How long sessions begin (30s, unless --sessions is given).")
    private @Nullable String duration;

    @Option(names = "--sessions", paramLabel = "N", description = "Stop after N sessions.")
    private @Nullable Long sessions;

    @Option(
            names = "--in-flight",
            paramLabel = "N",
            description = "Most sessions at once; arrivals beyond are missed (${DEFAULT-VALUE}).")
    private int inFlight = 1_000;

    @Option(
            names = "--connections",
            paramLabel = "N",
            description = "Most HTTP connections (as many as --in-flight).")
    private @Nullable Integer connections;

    @Option(
            names = "--msisdn-from",
            paramLabel = "NUMBER",
            description = "The first subscriber; each session is the next (${DEFAULT-VALUE}).")
    private long msisdnFrom = 233_200_000_000L;

    @Option(
            names = "--subscribers",
            paramLabel = "N",
            description = "Subscribers in all, then the first again (${DEFAULT-VALUE}).")
    private long subscribers = 10_000_000;

    @Option(
            names = "--think",
            paramLabel = "TIME",
            description = "Pause before each reply (${DEFAULT-VALUE}).")
    private String think = "0ms";

    @Option(
            names = "--timeout",
            paramLabel = "TIME",
            description = "Longest wait for an answer (${DEFAULT-VALUE}).")
    private String timeout = "20s";

    @Option(
            names = "--hang-up",
            negatable = true,
            defaultValue = "true",
            fallbackValue = "true",
            description = "Release a session that is open after the last reply (yes).")
    private boolean hangUp = true;

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "Event loops of the generator (${DEFAULT-VALUE}).")
    private int threads = 1;

    @Option(names = "--report", paramLabel = "FILE", description = "Write an HTML report.")
    private @Nullable Path report;

    @Override
    public Integer call() throws InterruptedException {
        LoadPlan plan = plan();
        LoadSummary summary = run(plan);
        if (report != null) {
            write(report, LoadReport.html(plan, summary, Instant.now()));
        }
        return summary.clean() ? ExitCodes.OK : ExitCodes.FAILED;
    }

    private static void write(Path file, String html) {
        try {
            Files.writeString(file, html);
        } catch (IOException e) {
            throw CommandFailure.failed(
                    "the report cannot be written to "
                            + file
                            + ": name a file in a folder that exists and is writable.",
                    e);
        }
    }

    LoadPlan plan() {
        try {
            return new LoadPlan(
                    target,
                    secret,
                    new Walk(code, replies, Quantities.span(think), hangUp),
                    Quantities.pace(rate),
                    stop(),
                    new Limits(
                            inFlight,
                            connections == null ? Math.max(inFlight, threads) : connections,
                            threads,
                            Quantities.span(timeout)),
                    new Subscribers(msisdnFrom, subscribers));
        } catch (IllegalArgumentException e) {
            throw new ParameterException(commandLine(), e.getMessage(), e);
        }
    }

    private Stop stop() {
        String time = duration == null && sessions == null ? "30s" : duration;
        return new Stop(
                time == null ? Stop.NEVER : Quantities.span(time),
                sessions == null ? Stop.NEVER : sessions);
    }

    private LoadSummary run(LoadPlan plan) throws InterruptedException {
        Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(threads + 1));
        LoadProgress progress = new LoadProgress(commandLine().getErr(), LoadProgress.onTerminal());
        LoadEngine engine = new LoadEngine(vertx, plan, progress::show);
        CountDownLatch printed = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> finish(engine, printed)));
        try {
            LoadSummary summary =
                    WarmUp.play(vertx, plan)
                            .compose(_ -> engine.run())
                            .toCompletionStage()
                            .toCompletableFuture()
                            .get();
            progress.end();
            commandLine().getOut().print(LoadText.summary(summary));
            commandLine().getOut().flush();
            return summary;
        } catch (ExecutionException e) {
            throw new IllegalStateException("the load could not start", e.getCause());
        } finally {
            printed.countDown();
            vertx.close();
        }
    }

    /** An interrupted run begins no more sessions and still prints what it has seen. */
    private static void finish(LoadEngine engine, CountDownLatch printed) {
        engine.stop();
        try {
            printed.await(STOP_WAIT_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private CommandLine commandLine() {
        return requireNonNull(spec, "picocli sets it").commandLine();
    }
}
