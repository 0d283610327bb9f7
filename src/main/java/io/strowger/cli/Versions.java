package io.strowger.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine.IVersionProvider;

/** What this is made of. */
final class Versions implements IVersionProvider {
    private static final String VERTX_VERSION = "META-INF/vertx/vertx-version.txt";

    @Override
    public String[] getVersion() {
        return new String[] {
            "strowger " + strowger(),
            "Java " + Runtime.version() + " (" + System.getProperty("java.vendor") + ")",
            "Vert.x " + vertx()
        };
    }

    private static String strowger() {
        String version = Versions.class.getPackage().getImplementationVersion();
        return version == null ? "(not packaged)" : version;
    }

    private static String vertx() {
        try (InputStream file =
                Versions.class.getClassLoader().getResourceAsStream(VERTX_VERSION)) {
            return file == null
                    ? "(unknown)"
                    : new String(file.readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
