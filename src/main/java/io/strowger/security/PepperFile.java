package io.strowger.security;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.HexFormat;

/**
 * The pepper of an installation that is not told one: made by chance at the first start and kept in
 * the data folder, readable by its owner alone.
 */
public final class PepperFile {

    /** Fewest characters of a pepper. */
    static final int SHORTEST = 16;

    private static final String NAME = "pepper";
    private static final int RANDOM_BYTES = 32;

    /** More bytes than anybody gives a pepper. */
    private static final int LONGEST = 4096;

    /** Stands for bytes that are no UTF-8. */
    private static final char REPLACEMENT = '\uFFFD';

    private PepperFile() {}

    /**
     * Reads the pepper of a data folder, or makes one; when several processes make one at once, all
     * take the same.
     *
     * @throws IOException when it can be neither read nor written
     * @throws IllegalArgumentException when what it holds is no pepper; the message is a sentence
     */
    public static Secret in(Path data) throws IOException {
        Path file = data.resolve(NAME);
        if (!Files.exists(file)) {
            make(data, file);
        }
        return new Secret(pepper(file));
    }

    /** Whether a data folder has its pepper. */
    public static boolean isIn(Path data) {
        return Files.exists(data.resolve(NAME));
    }

    /** What a crash or a mishap left must not become a key: everything hashed would be lost. */
    private static String pepper(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        String text = new String(bytes, StandardCharsets.UTF_8).strip();
        if (text.getBytes(StandardCharsets.UTF_8).length < SHORTEST) {
            throw damaged(file, "is empty or too short");
        }
        if (bytes.length > LONGEST || text.chars().anyMatch(c -> c < ' ' || c == REPLACEMENT)) {
            throw damaged(file, "holds something else than a pepper");
        }
        return text;
    }

    private static IllegalArgumentException damaged(Path file, String how) {
        return new IllegalArgumentException(
                "The file %s %s: put its former content back, or set STROWGER_PEPPER to it."
                        .formatted(file, how));
    }

    private static void make(Path data, Path file) throws IOException {
        PrivateFiles.prepare(data);
        Path draft = PrivateFiles.temporary(data, NAME, ".new");
        try {
            write(draft);
            // a link is either made whole or refused, so that the first of two processes wins
            Files.createLink(file, draft);
        } catch (FileAlreadyExistsException e) {
            assert Files.exists(file) : "another process was first; its pepper is read";
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    private static void write(Path draft) throws IOException {
        byte[] random = new byte[RANDOM_BYTES];
        new SecureRandom().nextBytes(random);
        byte[] text = HexFormat.of().formatHex(random).getBytes(StandardCharsets.US_ASCII);
        try (FileChannel channel = FileChannel.open(draft, StandardOpenOption.WRITE)) {
            ByteBuffer rest = ByteBuffer.wrap(text);
            while (rest.hasRemaining()) {
                channel.write(rest);
            }
            channel.force(true);
        }
    }
}
