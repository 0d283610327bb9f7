package io.strowger.ops.records;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The name of a file of records: {@code sessions-2026-07-30.0.jsonl}.
 *
 * @param day of the writing, in UTC
 * @param number 0, 1, 2… within a day
 */
record Segment(LocalDate day, int number) implements Comparable<Segment> {

    private static final Pattern NAME =
            Pattern.compile("sessions-(\\d{4}-\\d\\d-\\d\\d)\\.(\\d{1,9})\\.jsonl");
    private static final Comparator<Segment> BY_AGE =
            Comparator.comparing(Segment::day).thenComparingInt(Segment::number);

    static @Nullable Segment parse(String name) {
        Matcher matcher = NAME.matcher(name);
        if (!matcher.matches()) {
            return null;
        }
        try {
            return new Segment(
                    LocalDate.parse(matcher.group(1)), Integer.parseInt(matcher.group(2)));
        } catch (DateTimeException e) {
            // somebody else's file
            return null;
        }
    }

    /** All segments of a folder, oldest first. */
    static List<Segment> in(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> parse(String.valueOf(file.getFileName())))
                    .filter(Objects::nonNull)
                    .map(Objects::requireNonNull)
                    .sorted()
                    .toList();
        }
    }

    Segment next() {
        return new Segment(day, number + 1);
    }

    Path file(Path folder) {
        return folder.resolve(toString());
    }

    @Override
    public int compareTo(Segment other) {
        return BY_AGE.compare(this, other);
    }

    @Override
    public String toString() {
        return "sessions-" + day + "." + number + ".jsonl";
    }
}
