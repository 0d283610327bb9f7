package io.strowger.config.yaml;

import java.io.IOException;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;

/**
 * Turns the bytes of a file into YAML nodes. Nothing is constructed from them, and no message
 * repeats what the file says, because that may be a secret.
 */
final class YamlLoader {

    private static final int MOST_CHARACTERS = 8 << 20;
    private static final int DEEPEST = 16;
    private static final int MOST_ALIASES = 50;

    private YamlLoader() {}

    /** What could not be read, with the line when it is known. */
    static final class Unreadable extends Exception {
        private static final long serialVersionUID = 1L;

        private final int line;

        Unreadable(int line, String message) {
            super(message);
            this.line = line;
        }

        int line() {
            return line;
        }
    }

    /** The root node, or null when the file is empty. */
    static @Nullable Node read(Source source) throws Unreadable {
        try {
            return new Yaml(new SafeConstructor(options()))
                    .compose(new StringReader(text(source.bytes())));
        } catch (NoSuchFileException e) {
            throw new Unreadable(0, "there is no such file; check the path");
        } catch (CharacterCodingException e) {
            throw new Unreadable(0, "is not UTF-8; save it in that encoding");
        } catch (IOException e) {
            throw new Unreadable(0, "cannot be read; check that it is a file and may be read");
        } catch (MarkedYAMLException e) {
            throw new Unreadable(line(e), advice(e));
        } catch (YAMLException e) {
            throw new Unreadable(
                    0, "is too big, too deep or holds characters that YAML does not allow");
        }
    }

    private static LoaderOptions options() {
        LoaderOptions options = new LoaderOptions();
        options.setCodePointLimit(MOST_CHARACTERS);
        options.setNestingDepthLimit(DEEPEST);
        options.setMaxAliasesForCollections(MOST_ALIASES);
        return options;
    }

    private static String text(byte[] bytes) throws CharacterCodingException {
        String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    private static int line(MarkedYAMLException e) {
        return e.getProblemMark() == null ? 0 : e.getProblemMark().getLine() + 1;
    }

    /** Whether a star stands where no name of an alias can, as in {@code *#713#}. */
    private static boolean isNoAlias(MarkedYAMLException e) {
        return "while scanning an alias".equals(e.getContext());
    }

    private static String advice(MarkedYAMLException e) {
        String said = e.getProblem() == null ? "" : e.getProblem();
        if (said.startsWith("found undefined alias") || isNoAlias(e)) {
            return "a text that begins with * needs quotes, as '*713#'";
        }
        if (said.startsWith("but found another document")) {
            return "a second document begins here (---); a file is one document";
        }
        if (said.startsWith("found character '\\t")) {
            return "a tab cannot indent YAML; use blanks";
        }
        if (said.startsWith("mapping values are not allowed")) {
            return "a colon is not allowed here; check the indentation, or put the text in quotes";
        }
        if (said.startsWith("could not find expected ':'")) {
            return "a key needs a colon and a blank behind it";
        }
        return "is not YAML from here on; check quotes, brackets and indentation";
    }
}
