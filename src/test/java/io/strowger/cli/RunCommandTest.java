package io.strowger.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.strowger.config.Settings;
import io.strowger.config.yaml.Source;
import io.strowger.store.StoreException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunCommandTest {
    private final List<Settings> started = new ArrayList<>();
    private final List<String> told = new ArrayList<>();

    @TempDir private Path folder;

    @Test
    void shouldSayInOneLineWhereToGoAndStopWhenToldTo() {
        Typed typed = run("--config", file("http: {port: 9080}\ndemo: {enabled: true}\n"));

        assertThat(typed.out())
                .isEqualTo(
                        "Strowger is ready on http://127.0.0.1:9080 (management 8081)."
                                + " It listens on 0.0.0.0:9080 (all addresses) and 127.0.0.1:8081."
                                + " Next: strowger dial '*713#' --msisdn 233200585542\n");
        assertThat(typed.err()).isEmpty();
        assertThat(typed.exitCode()).isZero();
        assertThat(told).containsExactly("stop");
    }

    @Test
    void shouldSayWhereTheManagementPortIsWhenItIsNotWhereDialLooks() {
        String config = file("management: {port: 9081}\ndemo: {enabled: true}\n");

        assertThat(run("--config", config).out())
                .endsWith("--msisdn 233200585542 --management http://127.0.0.1:9081\n");
    }

    @Test
    void shouldPointToApplyWithoutTheDemo() {
        assertThat(run("--config", file("demo: {enabled: true}\n"), "--no-demo").out())
                .endsWith("Next: strowger apply FILE\n");
        assertThat(run("--config", file("data: /var/lib/strowger\n")).out())
                .endsWith("Next: strowger apply FILE --data /var/lib/strowger\n");
    }

    @Test
    void shouldLetOptionsStandAboveTheFile() {
        run("--config", file("demo: {enabled: false}\n"), "--demo");
        run("--config", file("demo: {enabled: true}\n"), "--no-demo");
        run("--config", file("demo: {enabled: true}\n"));

        assertThat(started)
                .extracting(settings -> settings.demo().enabled())
                .containsExactly(true, false, true);
    }

    @Test
    void shouldApplyFilesOfTheCommandLineAfterThoseOfTheSettings() {
        String config = file("provision: [a.yaml]\n");

        run("--config", config, "--provision", "b.yaml", "--provision", "c.yaml");

        assertThat(started.getFirst().provision())
                .extracting(Source::name)
                .containsExactly("a.yaml", "b.yaml", "c.yaml");
    }

    @Test
    void shouldNameTheFirstMistakeInOneSentence() {
        Typed typed = run("--config", file("http: {prot: 80}\nloops: many\n"));

        assertThat(typed.exitCode()).isEqualTo(78);
        assertThat(typed.err()).contains("settings.yaml:1: http.prot").hasLineCount(1);
        assertThat(typed.err()).contains("(and 1 more: strowger check-config)");
        assertThat(started).isEmpty();
    }

    @Test
    void shouldSayThatThereIsNoSuchFile() {
        Typed typed = run("--config", folder.resolve("none.yaml").toString());

        assertThat(typed.exitCode()).isEqualTo(78);
        assertThat(typed.err()).contains("none.yaml").hasLineCount(1);
    }

    @Test
    void shouldSayThatAPortIsTaken() {
        assertThat(failing(new IllegalStateException(new BindException("in use"))))
                .contains("port 8080 or 8081 is taken");
    }

    @Test
    void shouldSayWhyTheDataCannotBeUsed() {
        assertThat(failing(new StoreException("The pepper is another: put it back.")))
                .contains("put it back.");
        assertThat(failing(new AccessDeniedException("data/pepper")))
                .contains("the data folder data cannot be used")
                .contains("data/pepper");
    }

    /** What is said when the start fails with this. */
    private String failing(Exception thrown) {
        RunCommand command =
                new RunCommand(
                        _ -> {
                            throw thrown;
                        },
                        _ -> {});
        Typed typed = Typed.line("run", command, "run", "--config", file("loops: 1\n"));
        assertThat(typed.exitCode()).isEqualTo(78);
        assertThat(typed.err()).hasLineCount(1);
        return typed.err();
    }

    private Typed run(String... args) {
        String[] all = new String[args.length + 1];
        all[0] = "run";
        System.arraycopy(args, 0, all, 1, args.length);
        return Typed.line("run", new RunCommand(this::start, this::goAtOnce), all);
    }

    private RouterStarter.Running start(Settings settings) {
        started.add(settings);
        return new RouterStarter.Running() {
            @Override
            public int httpPort() {
                return settings.http().port();
            }

            @Override
            public int managementPort() {
                return settings.management().port();
            }

            @Override
            public void stop() {
                told.add("stop");
            }
        };
    }

    private void goAtOnce(ProcessLifecycle.Goodbye goodbye) {
        try {
            goodbye.run();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private String file(String text) {
        try {
            return Files.writeString(folder.resolve("settings.yaml"), text).toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
