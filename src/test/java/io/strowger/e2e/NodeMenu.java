package io.strowger.e2e;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.opentest4j.TestAbortedException;

/** The menu of {@code src/test/node}, run by Node on a free port. */
final class NodeMenu implements AutoCloseable {
    private static final Path FOLDER = Path.of("src", "test", "node").toAbsolutePath();
    private static final Pattern OFFLINE =
            Pattern.compile("ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENOTCACHED");

    private final Process process;
    private final URI url;

    private NodeMenu(Process process, URI url) {
        this.process = process;
        this.url = url;
    }

    static NodeMenu start() throws IOException, InterruptedException {
        install();
        Process process =
                new ProcessBuilder("node", "menu.js")
                        .directory(FOLDER.toFile())
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
        String port = out.readLine();
        if (port == null) {
            throw new AssertionError("node menu.js has ended with " + process.waitFor());
        }
        return new NodeMenu(process, URI.create("http://127.0.0.1:" + port + "/"));
    }

    /** Fetches the packages that the lock file names, once. */
    private static void install() throws IOException, InterruptedException {
        if (Files.isDirectory(FOLDER.resolve("node_modules").resolve("ussd-menu-builder"))) {
            return;
        }
        Process npm =
                new ProcessBuilder("npm", "ci", "--prefer-offline", "--no-audit", "--no-fund")
                        .directory(FOLDER.toFile())
                        .redirectErrorStream(true)
                        .start();
        String said = new String(npm.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (npm.waitFor() == 0) {
            return;
        }
        if (OFFLINE.matcher(said).find()) {
            throw new TestAbortedException(
                    "npm cannot fetch ussd-menu-builder; go online once and run npm ci in "
                            + FOLDER);
        }
        throw new AssertionError("npm ci failed in " + FOLDER + ":\n" + said);
    }

    URI url() {
        return url;
    }

    @Override
    public void close() {
        process.destroy();
    }
}
