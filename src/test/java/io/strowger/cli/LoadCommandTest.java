package io.strowger.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

@Timeout(120)
class LoadCommandTest {
    private final Vertx vertx = Vertx.vertx();
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private String target = "";

    @BeforeEach
    void listen() {
        HttpServer server =
                vertx.createHttpServer()
                        .requestHandler(request ->
                                request.response()
                                        .end("{\"Type\":\"release\",\"Message\":\"Bye\"}"))
                        .listen(0, "127.0.0.1")
                        .await();
        target = "http://127.0.0.1:" + server.actualPort() + "/";
    }

    @AfterEach
    void close() {
        vertx.close().await();
    }

    @Test
    void shouldExitWith1AndSayTheErrorsByKind(@TempDir Path folder) {
        Path report = folder.resolve("load.html");

        int exit = execute("--rate", "max", "--sessions", "5", "--report", report.toString());

        assertThat(exit).isEqualTo(1);
        assertThat(out.toString())
                .contains("5 begun, 0 finished")
                .containsPattern("unexpected final +5");
        assertThat(report).content().contains("unexpected final").contains("</html>");
    }

    @Test
    void shouldExitWith2WhenToldNonsense() {
        assertThat(execute("--rate", "quick")).isEqualTo(2);
        assertThat(execute("--for", "30")).isEqualTo(2);
        assertThat(execute("--target", "ftp://here")).isEqualTo(2);
        assertThat(execute("--in-flight", "0")).isEqualTo(2);
        assertThat(err.toString()).contains("'quick' is no rate", "'30' is no time", "ftp://here");
    }

    @Test
    void shouldHangUpUnlessToldNotTo() {
        LoadCommand usual = new LoadCommand();
        LoadCommand leaving = new LoadCommand();
        new CommandLine(usual).parseArgs();
        new CommandLine(leaving).parseArgs("--no-hang-up");

        assertThat(usual.plan().walk().hangUp()).isTrue();
        assertThat(leaving.plan().walk().hangUp()).isFalse();
    }

    @Test
    void shouldSayThatTheReportCannotBeWritten(@TempDir Path folder) {
        String report = folder.resolve("nowhere/load.html").toString();

        int exit = execute("--rate", "max", "--sessions", "1", "--report", report);

        assertThat(exit).isEqualTo(1);
        assertThat(err.toString()).contains("nowhere/load.html").contains("folder that exists");
    }

    @Test
    void shouldExplainItselfWithExamples() {
        assertThat(execute("--help")).isZero();
        assertThat(out.toString()).contains("--rate 500/s --for 30s", "Exit codes");
    }

    private int execute(String... options) {
        String[] arguments = new String[options.length + 1];
        arguments[0] = "--target=" + target;
        System.arraycopy(options, 0, arguments, 1, options.length);
        return new CommandLine(new LoadCommand())
                .setOverwrittenOptionsAllowed(true)
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }
}
