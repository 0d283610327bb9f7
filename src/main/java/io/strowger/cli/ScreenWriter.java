package io.strowger.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;

/** Prints the screens of a handset: in a frame for people, as plain text for scripts. */
final class ScreenWriter {
    /** What most handsets show in a line, roughly. */
    static final int COLUMNS = 36;

    private final PrintWriter out;
    private final String edges;

    private ScreenWriter(PrintWriter out, String edges) {
        this.out = out;
        this.edges = edges;
    }

    /** For people. */
    static ScreenWriter framed(PrintWriter out, Terminal terminal) {
        return new ScreenWriter(out, terminal.showsUnicode() ? "┌─┐│└┘" : "+-+|++");
    }

    /** For scripts: the text and an empty line. */
    static ScreenWriter plain(PrintWriter out) {
        return new ScreenWriter(out, "");
    }

    /** Prints a screen. */
    void show(String text) {
        String safe = withoutControls(text);
        if (edges.isEmpty()) {
            out.println(safe.stripTrailing());
            out.println();
        } else {
            frame(wrapped(safe));
        }
        out.flush();
    }

    /** Prints what the subscriber replied, where nobody saw it typed. */
    void echo(String reply) {
        out.println("> " + withoutControls(reply));
        out.flush();
    }

    private void frame(List<String> lines) {
        int width = lines.stream().mapToInt(ScreenWriter::columns).max().orElse(0);
        String bar = edges.substring(1, 2).repeat(width + 2);
        out.println(edges.charAt(0) + bar + edges.charAt(2));
        for (String line : lines) {
            String rest = " ".repeat(width - columns(line));
            out.println(edges.charAt(3) + " " + line + rest + " " + edges.charAt(3));
        }
        out.println(edges.charAt(4) + bar + edges.charAt(5));
    }

    private static List<String> wrapped(String text) {
        List<String> lines = new ArrayList<>();
        for (String line : text.stripTrailing().split("\n", -1)) {
            String rest = line;
            while (columns(rest) > COLUMNS) {
                int end = rest.offsetByCodePoints(0, COLUMNS);
                int blank = rest.lastIndexOf(' ', end);
                int cut = blank > 0 ? blank : end;
                lines.add(rest.substring(0, cut).stripTrailing());
                rest = rest.substring(cut).stripLeading();
            }
            lines.add(rest);
        }
        return lines;
    }

    private static int columns(String line) {
        return line.codePointCount(0, line.length());
    }

    /** An application's text must not move the cursor or colour the terminal. */
    private static String withoutControls(String text) {
        return text.replace("\r\n", "\n").replace('\r', '\n').replaceAll("[\\p{Cc}&&[^\n]]", "?");
    }
}
