package io.strowger.cli;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code strowger version}. */
@Command(
        name = "version",
        description = "Prints the versions of Strowger, Java and Vert.x.",
        footer = {"", "Example:", "  strowger version"})
public final class VersionCommand implements Runnable {
    @Spec private @Nullable CommandSpec spec;

    @Override
    public void run() {
        var out = requireNonNull(spec, "picocli sets it").commandLine().getOut();
        for (String line : new Versions().getVersion()) {
            out.println(line);
        }
    }
}
