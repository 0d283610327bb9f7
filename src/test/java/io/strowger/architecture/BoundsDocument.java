package io.strowger.architecture;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The tables of {@code docs/operators/bounds.md}: what may grow, and what bounds it. */
record BoundsDocument(List<Row> rows) {

    private static final Pattern NAME = Pattern.compile("`([^`]+)`");
    private static final Pattern COLUMN = Pattern.compile("(?<!\\\\)\\|");
    private static final String ALL = ".*";

    /**
     * A row of a table.
     *
     * @param names what the first cell names; one that ends with {@code .*} names all below it
     * @param others the other cells
     */
    record Row(List<String> names, List<String> others) {}

    static BoundsDocument read(Path file) throws IOException {
        List<Row> rows = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            if (line.startsWith("| `")) {
                rows.add(row(line));
            }
        }
        return new BoundsDocument(List.copyOf(rows));
    }

    private static Row row(String line) {
        List<String> cells = COLUMN.splitAsStream(line.substring(1)).map(String::strip).toList();
        List<String> names =
                NAME.matcher(cells.getFirst())
                        .results()
                        .map((MatchResult m) -> m.group(1))
                        .toList();
        return new Row(names, cells.subList(1, cells.size()));
    }

    private Stream<String> names() {
        return rows.stream().flatMap(row -> row.names().stream());
    }

    /** What may grow and is not in the document. */
    Set<String> undeclared(Set<String> found) {
        Set<String> left = new TreeSet<>(found);
        names().forEach(name -> left.removeIf(one -> covers(name, one)));
        return left;
    }

    /** What is in the document, and is not there or is there twice. */
    Set<String> stale(Set<String> found) {
        Set<String> stale = new TreeSet<>();
        Set<String> seen = new TreeSet<>();
        names().filter(name -> !seen.add(name) || found.stream().noneMatch(o -> covers(name, o)))
                .forEach(stale::add);
        return stale;
    }

    private static boolean covers(String name, String found) {
        return name.endsWith(ALL)
                ? found.startsWith(name.substring(0, name.length() - 1))
                : found.equals(name);
    }
}
