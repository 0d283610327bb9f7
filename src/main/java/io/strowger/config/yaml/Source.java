package io.strowger.config.yaml;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Where the text of a YAML file comes from. */
public sealed interface Source {

    /** What messages call it. */
    String name();

    /** Tells it from other files, wherever the program is started. */
    String path();

    /**
     * All its bytes.
     *
     * @throws NoSuchFileException when there is no such file
     */
    byte[] bytes() throws IOException;

    /** A file; a relative path is relative to the working directory. */
    record File(Path file) implements Source {
        @Override
        public String name() {
            return file.toString();
        }

        @Override
        public String path() {
            return file.toAbsolutePath().normalize().toString();
        }

        @Override
        public byte[] bytes() throws IOException {
            return Files.readAllBytes(file);
        }
    }

    /** A file that lies in the jar, as {@code conf/strowger.yaml}. */
    record BuiltIn(String resource) implements Source {
        @Override
        public String name() {
            return "built-in " + resource;
        }

        @Override
        public String path() {
            return name();
        }

        @Override
        public byte[] bytes() throws IOException {
            try (InputStream in = Source.class.getClassLoader().getResourceAsStream(resource)) {
                if (in == null) {
                    throw new NoSuchFileException(resource);
                }
                return in.readAllBytes();
            }
        }
    }
}
