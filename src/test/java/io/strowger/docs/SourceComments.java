package io.strowger.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The comments of Java sources as plain sentences: one line each, without marks and tags. */
final class SourceComments {
    private static final Pattern COMMENT =
            Pattern.compile(
                    "\"\"\".*?\"\"\"|\"(?:\\\\.|[^\"\\\\\\n])*\"|'(?:\\\\.|[^'\\\\\\n])+'"
                            + "|(/\\*.*?\\*/|//[^\\n]*(?:\\n\\s*//[^\\n]*)*)",
                    Pattern.DOTALL);
    private static final Pattern MARGIN = Pattern.compile("\\n\\s*(\\*|//) ?");
    private static final Pattern TAG = Pattern.compile("\\{@(?:code|link)\\s+([^}]*)}");

    /**
     * One comment.
     *
     * @param file where it stands
     * @param text what it says
     */
    record Comment(Path file, String text) {
        @Override
        public String toString() {
            return file + ": " + text;
        }
    }

    private SourceComments() {}

    static List<Comment> under(Path root) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .sorted()
                    .flatMap(file -> in(file, contentOf(file)))
                    .toList();
        }
    }

    static Stream<Comment> in(Path file, String source) {
        return COMMENT.matcher(source)
                .results()
                .map((MatchResult found) -> found.group(1))
                .filter(comment -> comment != null)
                .map(comment -> new Comment(file, plain(comment)));
    }

    private static String plain(String comment) {
        String lines = MARGIN.matcher(comment).replaceAll(" ");
        return TAG.matcher(lines)
                .replaceAll("$1")
                .replace("&amp;", "&")
                .replaceAll("\\s+", " ")
                .strip();
    }

    private static String contentOf(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new java.io.UncheckedIOException(unreadable);
        }
    }
}
