package io.strowger.cli;

import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/** How this program is started from where its user is, so that a line we print can be pasted. */
final class CommandHint {
    /** The system property by which a script names the command that it stands for. */
    private static final String SCRIPT = "strowger.command";

    private final Path here;
    private final Path java;
    private final String path;

    /**
     * @param here the working directory
     * @param java the java command that runs us
     * @param path the value of {@code PATH}
     */
    CommandHint(Path here, Path java, String path) {
        this.here = here;
        this.java = java;
        this.path = path;
    }

    /** Of this process: what a script that started it says of itself, or its own command line. */
    static String ofProcess() {
        String script = System.getProperty(SCRIPT);
        if (script != null) {
            return quoted(Path.of(script));
        }
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        String path = System.getenv().getOrDefault("PATH", "");
        return new CommandHint(Path.of("").toAbsolutePath(), java, path).of(program());
    }

    /** {@code java -jar target/strowger.jar}, or {@code strowger} when we do not run from a jar. */
    String of(Path program) {
        return program.toString().endsWith(".jar")
                ? command() + " -jar " + quoted(near(program))
                : "strowger";
    }

    private Path near(Path program) {
        return program.startsWith(here) ? here.relativize(program) : program;
    }

    /** The word {@code java} where it means the one that runs us. */
    private String command() {
        Optional<Path> found =
                Arrays.stream(path.split(File.pathSeparator, -1))
                        .filter(folder -> !folder.isEmpty())
                        .map(folder -> Path.of(folder, "java"))
                        .filter(Files::isExecutable)
                        .findFirst();
        return found.isPresent() && isSame(found.get(), java) ? "java" : quoted(java);
    }

    private static boolean isSame(Path one, Path other) {
        try {
            return Files.isSameFile(one, other);
        } catch (IOException e) {
            return false; // one of them cannot be looked at: name ours in full
        }
    }

    private static String quoted(Path path) {
        String text = path.toString();
        return text.matches("[\\w./+-]+") ? text : "'" + text.replace("'", "'\\''") + "'";
    }

    private static Path program() {
        try {
            return Path.of(
                    CommandHint.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException("a class loader names its source by a URI", e);
        }
    }
}
