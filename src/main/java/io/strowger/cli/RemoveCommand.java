package io.strowger.cli;

import static java.util.Objects.requireNonNull;

import io.strowger.provision.EntityKind;
import io.strowger.provision.Provisioner.Outcome;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code strowger remove}: takes away one thing that is provisioned. */
@Command(
        name = "remove",
        sortOptions = false,
        description = "Removes an account, a network, an application or a credential.",
        footer = {
            "",
            "Examples:",
            "  strowger remove application kiosk",
            "  strowger remove account kiosk --data /var/lib/strowger",
            "  strowger remove credential oauth-acme-key",
            "",
            "It is for what 'strowger apply' has brought: what a file of the setting 'provision'"
                    + " names is removed there. The purse of an account stays, with its ledger. A"
                    + " file that is applied again brings back what it names.",
            "",
            "Exit codes: 0 it is removed; 1 it cannot be; 2 wrong usage; 78 the data folder cannot"
                    + " be used."
        })
public final class RemoveCommand implements Callable<Integer> {
    private final StoreOpener opener;

    @Spec private @Nullable CommandSpec spec;

    @Parameters(
            index = "0",
            paramLabel = "KIND",
            description = "account, network, application or credential.")
    private String kind = "";

    @Parameters(
            index = "1",
            paramLabel = "ID",
            description = "Its id; of a credential the id in logs, or its beginning.")
    private String id = "";

    @Mixin private StoreOption where = new StoreOption();

    public RemoveCommand(StoreOpener opener) {
        this.opener = opener;
    }

    @Override
    public Integer call() throws Exception {
        EntityKind chosen = kind();
        try (StoreOpener.Store store = where.open(opener)) {
            return switch (store.provisioner().remove(chosen, id).await()) {
                case Outcome.Applied(var _, var differences) -> {
                    say(DifferenceLines.of(differences));
                    yield ExitCodes.OK;
                }
                case Outcome.Refused refused ->
                        throw CommandFailure.failed(refused.toString(), null);
            };
        }
    }

    private EntityKind kind() {
        for (EntityKind one : EntityKind.values()) {
            if (one.word().equals(kind.toLowerCase(Locale.ROOT))) {
                return one;
            }
        }
        throw new ParameterException(
                spec().commandLine(),
                "KIND: there is no '%s'; use account, network, application or credential"
                        .formatted(kind));
    }

    private void say(List<String> lines) {
        PrintWriter out = spec().commandLine().getOut();
        lines.forEach(out::println);
        out.flush();
    }

    private CommandSpec spec() {
        return requireNonNull(spec, "picocli sets it");
    }
}
