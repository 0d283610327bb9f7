package io.strowger.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/** What came of a command line. */
record Typed(int exitCode, String out, String err) {

    /** Runs a line as if it was typed, with one command to choose from. */
    static Typed line(String name, Object command, String... args) {
        Map<String, Supplier<?>> commands = new LinkedHashMap<>();
        commands.put(name, () -> command);
        return line(commands, args);
    }

    static Typed line(Map<String, Supplier<?>> commands, String... args) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int exitCode =
                new Commands(commands, new PrintWriter(out, true), new PrintWriter(err, true))
                        .execute(args);
        return new Typed(exitCode, out.toString(), err.toString());
    }
}
