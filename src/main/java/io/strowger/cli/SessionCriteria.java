package io.strowger.cli;

import io.strowger.cli.SessionRecordOpener.OpenRecords;
import io.strowger.core.model.EndReason;
import io.strowger.core.model.Msisdn;
import io.strowger.core.model.ServiceCode;
import io.strowger.numbering.Numbering;
import io.strowger.store.SessionRecordFilter;
import java.time.Instant;
import java.util.Arrays;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** The options that say which session records are looked for. */
final class SessionCriteria {

    @Option(
            names = "--number",
            paramLabel = "MSISDN",
            description = "Of this subscriber, in any spelling of the number.")
    private @Nullable String number;

    @Option(
            names = "--code",
            paramLabel = "CODE",
            description = "Of this service code, as 713 or '*713#'.")
    private @Nullable String code;

    @Option(
            names = "--application",
            paramLabel = "ID",
            description = "Answered by this application.")
    private @Nullable String application;

    @Option(
            names = "--reason",
            paramLabel = "REASON",
            description = "Ended for this reason, as application_timed_out.")
    private @Nullable String reason;

    @Option(
            names = "--since",
            paramLabel = "TIME",
            description = "Begun then or later: 2h ago, 2026-11-29 or 2026-11-29T10:15:00Z.")
    private @Nullable String since;

    @Option(names = "--until", paramLabel = "TIME", description = "Begun earlier than that.")
    private @Nullable String until;

    boolean isAny() {
        return hasTime() || Stream.of(number, code, application, reason).anyMatch(Objects::nonNull);
    }

    boolean hasTime() {
        return since != null || until != null;
    }

    /**
     * Refuses what is wrong in itself, before anything is opened.
     *
     * @throws ParameterException with a sentence that names the option
     */
    void check(CommandSpec spec, Instant now) {
        criteria(spec, null, now);
    }

    /**
     * What is looked for.
     *
     * @throws ParameterException with a sentence that names the option
     */
    SessionRecordFilter filter(CommandSpec spec, OpenRecords records, Instant now) {
        return criteria(spec, hash(spec, records), now);
    }

    private SessionRecordFilter criteria(CommandSpec spec, @Nullable Long hash, Instant now) {
        Function<String, Long> time = text -> SessionTime.parse(text, now);
        Long from = read(spec, "--since", since, time);
        Long to = read(spec, "--until", until, time);
        if (from != null && to != null && from >= to) {
            throw wrong(spec, "--since is not before --until", null);
        }
        return new SessionRecordFilter(
                hash,
                read(spec, "--code", code, text -> ServiceCode.parse(text).segments()),
                read(spec, "--application", application, SessionCriteria::named),
                read(spec, "--reason", reason, SessionCriteria::known),
                from == null ? Long.MIN_VALUE : from,
                to == null ? Long.MAX_VALUE : to);
    }

    private static <T> @Nullable T read(
            CommandSpec spec, String option, @Nullable String text, Function<String, T> reader) {
        try {
            return text == null ? null : reader.apply(text);
        } catch (IllegalArgumentException e) {
            throw wrong(spec, option + ": " + e.getMessage(), e);
        }
    }

    private static String named(String text) {
        if (text.isBlank()) {
            throw new IllegalArgumentException("must be the id of an application");
        }
        return text;
    }

    private static String known(String text) {
        return Arrays.stream(EndReason.values())
                .map(EndReason::label)
                .filter(text::equals)
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException(
                                "must be one of: "
                                        + Arrays.stream(EndReason.values())
                                                .map(EndReason::label)
                                                .collect(Collectors.joining(", "))));
    }

    private @Nullable Long hash(CommandSpec spec, OpenRecords records) {
        Msisdn msisdn = read(spec, "--number", number, text -> msisdn(text, records.countries()));
        return msisdn == null ? null : records.hash(msisdn);
    }

    /** A number as the networks would take it, if they agree. */
    private static Msisdn msisdn(String text, Set<String> countries) {
        Stream<Numbering> readers =
                countries.isEmpty()
                        ? Stream.of(Numbering.international())
                        : countries.stream().map(Numbering::of);
        Set<Msisdn> read =
                readers.flatMap(reader -> reader.parse(text).stream()).collect(Collectors.toSet());
        if (read.isEmpty()) {
            throw new IllegalArgumentException(
                    "that is no subscriber's number; write it with its country code, as"
                            + " +233200585542");
        }
        if (read.size() > 1) {
            throw new IllegalArgumentException("write which one is meant: " + inFull(read));
        }
        return read.iterator().next();
    }

    private static String inFull(Set<Msisdn> numbers) {
        return numbers.stream()
                .map(msisdn -> "+" + msisdn.digits())
                .sorted()
                .collect(Collectors.joining(" or "));
    }

    private static ParameterException wrong(
            CommandSpec spec, String sentence, @Nullable Exception cause) {
        return new ParameterException(spec.commandLine(), sentence, cause);
    }
}
