package io.strowger.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.strowger.bootstrap.Protocols;
import io.strowger.config.Settings;
import io.strowger.provision.Difference;
import io.strowger.provision.EntityKind;
import io.strowger.provision.ExistingProvisioning;
import io.strowger.provision.ProvisionFile;
import io.strowger.provision.Provisioner;
import io.strowger.store.Purses;
import io.vertx.core.Future;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ApplyCommandTest {
    private final List<ProvisionFile> applied = new ArrayList<>();
    private final List<Settings> opened = new ArrayList<>();
    private Provisioner.Outcome outcome =
            new Provisioner.Outcome.Applied(
                    1,
                    List.of(
                            new Difference(
                                    EntityKind.ACCOUNT,
                                    "kiosk",
                                    Difference.Action.ADDED,
                                    List.of())));
    private boolean closed;

    @TempDir private Path folder;
    private String settings = "";

    @BeforeEach
    void writeSettings() throws IOException {
        settings = Files.writeString(folder.resolve("settings.yaml"), "data: store\n").toString();
    }

    @Test
    void shouldApplyAFileToTheStoreOfTheSettings() {
        Typed typed = apply("docs/applications/first-app/kiosk.yaml");

        assertThat(typed.out()).isEqualTo("docs/applications/first-app/kiosk.yaml is applied.\n");
        assertThat(typed.exitCode()).isZero();
        assertThat(applied.getFirst().applications()).hasSize(1);
        assertThat(opened.getFirst().data()).isEqualTo(Path.of("store"));
        assertThat(closed).isTrue();
    }

    @Test
    void shouldSayWhenNothingChanges() {
        outcome = new Provisioner.Outcome.Applied(1, List.of());

        assertThat(apply("docs/applications/first-app/kiosk.yaml").out()).contains("before");
    }

    @Test
    void shouldTakeTheDataFolderOfTheCommandLine() {
        apply("docs/applications/first-app/kiosk.yaml", "--data", "/var/lib/strowger");

        assertThat(opened.getFirst().data()).isEqualTo(Path.of("/var/lib/strowger"));
    }

    @Test
    void shouldRefuseAFileWithAMistake() throws IOException {
        Path file = Files.writeString(folder.resolve("bad.yaml"), "accounts: [{idd: acme}]\n");

        Typed typed = apply(file.toString());

        assertThat(typed.exitCode()).isEqualTo(78);
        assertThat(typed.err()).contains("bad.yaml:1: accounts[0]").hasLineCount(1);
        assertThat(applied).isEmpty();
        assertThat(closed).isTrue();
    }

    @Test
    void shouldPassOnWhyTheStoreRefuses() {
        outcome = new Provisioner.Outcome.Refused("kiosk.yaml", 9, "serviceCodes: *715# is taken");

        Typed typed = apply("docs/applications/first-app/kiosk.yaml");

        assertThat(typed.exitCode()).isEqualTo(78);
        assertThat(typed.err())
                .isEqualTo("strowger apply: kiosk.yaml, line 9: serviceCodes: *715# is taken.\n");
    }

    private Typed apply(String file, String... more) {
        List<String> args = new ArrayList<>(List.of("apply", file, "--config", settings));
        args.addAll(List.of(more));
        return Typed.line(
                "apply",
                new ApplyCommand(this::open, Protocols.STANDARD::reader),
                args.toArray(String[]::new));
    }

    private StoreOpener.Store open(Settings chosen) {
        opened.add(chosen);
        return new StoreOpener.Store() {
            @Override
            public Provisioner provisioner() {
                return new FakeProvisioner();
            }

            @Override
            public Purses purses() {
                throw new AssertionError("nobody asks for purses here");
            }

            @Override
            public void close() {
                closed = true;
            }
        };
    }

    private final class FakeProvisioner implements Provisioner {
        @Override
        public Future<Outcome> apply(ProvisionFile file) {
            applied.add(file);
            return Future.succeededFuture(outcome);
        }

        @Override
        public Future<Outcome> preview(ProvisionFile file) {
            return Future.succeededFuture(outcome);
        }

        @Override
        public Future<Outcome> start(List<ProvisionFile> files, ProvisionFile demo) {
            throw new AssertionError("nobody starts here");
        }

        @Override
        public Future<Outcome> remove(EntityKind kind, String id) {
            throw new AssertionError("nothing is removed here");
        }

        @Override
        public Future<ExistingProvisioning> knownAtStart(Set<String> paths, ProvisionFile demo) {
            throw new AssertionError("nobody starts here");
        }

        @Override
        public Future<ExistingProvisioning> known(String path) {
            return Future.succeededFuture(ExistingProvisioning.NOTHING);
        }
    }
}
