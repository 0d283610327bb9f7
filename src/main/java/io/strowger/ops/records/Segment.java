package io.strowger.ops.records;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
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
    private static final String COMPRESSED = ".gz";
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

    /** All segments of a folder that are not compressed, oldest first. */
    static List<Segment> in(Path folder) throws IOException {
        return in(folder, "");
    }

    /** All compressed segments of a folder, oldest first. */
    static List<Segment> compressedIn(Path folder) throws IOException {
        return in(folder, COMPRESSED);
    }

    private static List<Segment> in(Path folder, String ending) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> String.valueOf(file.getFileName()))
                    .filter(name -> name.endsWith(ending))
                    .map(name -> parse(name.substring(0, name.length() - ending.length())))
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

    Path compressedFile(Path folder) {
        return folder.resolve(this + COMPRESSED);
    }

    /** Whether it is of a day that was over at this time. */
    boolean endedBy(Instant time) {
        return !day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant().isAfter(time);
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
