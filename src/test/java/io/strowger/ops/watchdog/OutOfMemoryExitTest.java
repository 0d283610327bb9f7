package io.strowger.ops.watchdog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import io.netty.channel.EventLoop;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.internal.VertxInternal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;

class OutOfMemoryExitTest {

    private final OutOfMemoryError full = new OutOfMemoryError("Java heap space");

    private final List<Integer> codes = new CopyOnWriteArrayList<>();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final OutOfMemoryExit exit = new OutOfMemoryExit(err, codes::add);

    private Logger watched(Level level) {
        LoggerContext context = new LoggerContext();
        exit.watch(context);
        context.getLogger(Logger.ROOT_LOGGER_NAME).setLevel(level);
        return context.getLogger("io.netty.channel");
    }

    @Test
    void shouldEndWithOneLineAndItsCode() {
        exit.met(full);

        assertThat(codes).containsExactly(70);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .isEqualTo("strowger: The router is out of memory and ends, exit code 70.\n");
    }

    @Test
    void shouldEndThoughNobodyReadsTheLine() {
        OutputStream broken =
                new OutputStream() {
                    @Override
                    public void write(int b) throws IOException {
                        throw new IOException("Broken pipe");
                    }
                };

        new OutOfMemoryExit(broken, codes::add).met(full);

        assertThat(codes).containsExactly(70);
    }

    @Test
    void shouldSeeTheErrorAmongTheCauses() {
        exit.met(new IllegalStateException(new IllegalArgumentException(full)));

        assertThat(codes).containsExactly(70);
    }

    @Test
    void shouldMindNothingElse() {
        Exception ring = new IllegalStateException("a");
        ring.initCause(new IllegalStateException("b", ring));

        exit.met(ring);
        exit.met(new StackOverflowError());
        exit.met(null);

        assertThat(codes).isEmpty();
    }

    /** As Netty's acceptor does when it has caught the error. */
    @Test
    void shouldSeeAnErrorThatIsLogged() {
        watched(Level.INFO).warn("Failed to create a new channel from an accepted socket.", full);

        assertThat(codes).containsExactly(70);
    }

    /** As Netty's event loops do when a task has thrown it. */
    @Test
    void shouldSeeAnErrorThatIsLoggedBehindAnArgument() {
        watched(Level.INFO).warn("A task raised an exception. Task: {}", "task", full);

        assertThat(codes).containsExactly(70);
    }

    @Test
    void shouldSeeAnErrorThatIsLoggedStepByStep() {
        watched(Level.INFO).atError().setCause(full).log("A request failed");

        assertThat(codes).containsExactly(70);
    }

    @Test
    void shouldSeeAnErrorWhateverTheLevel() {
        watched(Level.OFF).debug("Unexpected", full);

        assertThat(codes).containsExactly(70);
    }

    @Test
    void shouldEndWhenAnEventLoopHasEnded() {
        Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(2));
        try (LoopWatchdog _ = LoopWatchdog.over(vertx, exit)) {
            EventLoop loop = ((VertxInternal) vertx).nettyEventLoopGroup().next();
            assertThat(codes).isEmpty();
            var _ = loop.shutdownGracefully();
            await().until(() -> !codes.isEmpty());
        } finally {
            vertx.close().await();
        }
        assertThat(codes).containsExactly(70);
    }

    @Test
    void shouldEndWhenTheAcceptorHasEnded() {
        Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
        try (LoopWatchdog _ = LoopWatchdog.over(vertx, exit)) {
            var _ = ((VertxInternal) vertx).acceptorEventLoopGroup().next().shutdownGracefully();
            await().until(() -> !codes.isEmpty());
        } finally {
            vertx.close().await();
        }
        assertThat(codes).containsExactly(70);
    }

    @Test
    void shouldNotMindLoopsThatAreToldToEnd() throws InterruptedException {
        Vertx vertx = Vertx.vertx();
        LoopWatchdog.over(vertx, exit).close();
        vertx.close().await();
        for (Thread thread : Thread.getAllStackTraces().keySet()) {
            if (thread.getName().equals("loop-watchdog")) {
                thread.join();
            }
        }

        assertThat(codes).isEmpty();
    }
}
