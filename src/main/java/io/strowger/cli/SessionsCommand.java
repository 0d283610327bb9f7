package io.strowger.cli;

import static java.util.Objects.requireNonNull;

import io.strowger.cli.SessionRecordOpener.OpenRecords;
import io.strowger.config.Settings;
import io.strowger.core.model.SessionId;
import io.strowger.store.SessionRecordFilter;
import io.strowger.store.SessionRecordReader;
import io.strowger.store.SessionRecordReader.Numbered;
import io.strowger.store.SessionRecordReader.Place;
import io.strowger.store.StoredRecord;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code strowger sessions}: the records of sessions that ended, beside a running router. */
@Command(
        name = "sessions",
        sortOptions = false,
        description = "Shows the records of sessions that have ended, the newest first.",
        footer = {
            "",
            "Examples:",
            "  strowger sessions",
            "  strowger sessions 019ba3c0f6e27cc1a5d1e0b9f3a24c55",
            "  strowger sessions --number 0200585542 --since 2h",
            "  strowger sessions --application demo-bank --reason application_timed_out --json",
            "  strowger sessions --code '*713#' --follow",
            "",
            "It reads the table in the data folder; a router that runs on it need not be stopped."
                    + " Times are in UTC; a session that is live has no record yet.",
            "",
            "Exit codes: 0 done, also when no record matches or --follow is interrupted; 1 there is"
                    + " no record of the session that was named; 2 wrong usage; 78 the data folder"
                    + " cannot be used."
        })
public final class SessionsCommand implements Callable<Integer> {

    private static final int PAGE = 500;
    private static final String DEFAULT_LIMIT = "100";

    private final SessionRecordOpener opener;
    private final InstantSource clock;
    private final Supplier<PollPause> pauses;

    @Spec private @Nullable CommandSpec spec;

    @Parameters(
            paramLabel = "SESSION",
            arity = "0..1",
            description = "The id of one session, of which everything is shown.")
    private @Nullable String session;

    @ArgGroup(exclusive = false)
    private SessionCriteria criteria = new SessionCriteria();

    @Option(
            names = "--limit",
            paramLabel = "N",
            description = "Most records to list (" + DEFAULT_LIMIT + ").")
    private @Nullable Long limit;

    @Option(names = "--follow", description = "Show records as they come, until Ctrl-C.")
    private boolean follow;

    @Option(
            names = "--json",
            description = "Print a line of JSON each, with the keys of the record files.")
    private boolean json;

    @Mixin private StoreOption where = new StoreOption();

    /**
     * @param clock tells what {@code 2h} ago was
     * @param pauses the pauses of {@code --follow}
     */
    public SessionsCommand(
            SessionRecordOpener opener, InstantSource clock, Supplier<PollPause> pauses) {
        this.opener = opener;
        this.clock = clock;
        this.pauses = pauses;
    }

    @Override
    public Integer call() throws Exception {
        Instant now = clock.instant();
        SessionId id = session == null ? null : id(session);
        long most = limit == null ? Long.parseLong(DEFAULT_LIMIT) : limit;
        refuseContradictions(most);
        criteria.check(spec(), now);
        Settings settings = where.chosen();
        try (OpenRecords records = StartFailures.explained(() -> opener.open(settings), settings)) {
            SessionPrinter printer = new SessionPrinter(spec().commandLine().getOut(), json);
            if (id != null) {
                return show(id, records.reader(), printer);
            }
            SessionRecordFilter filter =
                    StartFailures.explained(() -> criteria.filter(spec(), records, now), settings);
            if (filter.msisdnHash() != null && !follow) {
                noteWithoutHash(records.reader(), filter);
            }
            return follow
                    ? follow(records.reader(), filter, printer)
                    : list(records.reader(), filter, most, printer);
        }
    }

    private void refuseContradictions(long most) {
        if (session != null && (follow || limit != null || criteria.isAny())) {
            throw usage("SESSION: name a session or say which are looked for, not both");
        }
        if (follow && (limit != null || criteria.hasTime())) {
            throw usage(
                    "--follow shows what is still to come: leave --since, --until, --limit out");
        }
        if (most < 1) {
            throw usage("--limit: list at least one");
        }
    }

    /** An id as records and logs have it, or with the hyphens that some dialects put into it. */
    private SessionId id(String text) {
        boolean hyphens = text.matches("\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}");
        SessionId id = SessionId.parseOrNull(hyphens ? text.replace("-", "") : text);
        if (id == null) {
            throw usage("SESSION: a session id is 32 hexadecimal digits");
        }
        return id;
    }

    private static int show(SessionId id, SessionRecordReader reader, SessionPrinter printer) {
        StoredRecord record =
                reader.find(id)
                        .await()
                        .orElseThrow(() ->
                                CommandFailure.failed(
                                        "there is no record of session "
                                                + id
                                                + ": it may be live, or its record is no longer"
                                                + " kept (records.keep.table)",
                                        null));
        printer.whole(record);
        return ExitCodes.OK;
    }

    private int list(
            SessionRecordReader reader,
            SessionRecordFilter filter,
            long most,
            SessionPrinter printer) {
        Place place = Place.before(filter.until());
        long left = most;
        boolean more = true;
        while (more && left > 0) {
            int size = (int) Math.min(left, PAGE);
            List<Numbered> page = reader.newest(filter, place, size).await();
            if (!printer.page(records(page))) {
                return ExitCodes.OK;
            }
            more = page.size() == size;
            left -= page.size();
            place = page.isEmpty() ? place : page.getLast().place();
        }
        if (left == most) {
            note("no session record matches.");
        } else if (more && !reader.newest(filter, place, 1).await().isEmpty()) {
            note("there are more than " + most + "; --limit shows as many as you say.");
        }
        return ExitCodes.OK;
    }

    private int follow(
            SessionRecordReader reader, SessionRecordFilter filter, SessionPrinter printer)
            throws InterruptedException {
        try (PollPause pause = pauses.get()) {
            long seen = reader.last().await();
            printer.head();
            boolean read = printer.page(List.of());
            while (read && pause.again()) {
                long last = reader.last().await();
                read = catchUp(reader, filter, seen, last, printer);
                seen = Math.max(seen, last);
            }
        }
        return ExitCodes.OK;
    }

    private static boolean catchUp(
            SessionRecordReader reader,
            SessionRecordFilter filter,
            long seen,
            long last,
            SessionPrinter printer) {
        long from = seen;
        while (from < last) {
            List<Numbered> page = reader.written(filter, from, last, PAGE).await();
            if (!printer.page(records(page))) {
                return false;
            }
            from = page.size() < PAGE ? last : page.getLast().number();
        }
        return true;
    }

    private static List<StoredRecord> records(List<Numbered> page) {
        return page.stream().map(Numbered::record).toList();
    }

    private void noteWithoutHash(SessionRecordReader reader, SessionRecordFilter filter) {
        reader.newestWithoutHash()
                .await()
                .filter(begun -> begun >= filter.since())
                .ifPresent(begun ->
                        note(
                                "sessions that began until "
                                        + Instant.ofEpochMilli(begun)
                                        + " may be missing: their records are of an earlier release"
                                        + " and are not found by number."));
    }

    /** What is no record goes to standard error, so that a pipe holds records alone. */
    private void note(String sentence) {
        spec().commandLine().getErr().println("strowger sessions: " + sentence);
    }

    private ParameterException usage(String sentence) {
        return new ParameterException(spec().commandLine(), sentence);
    }

    private CommandSpec spec() {
        return requireNonNull(spec, "picocli sets it");
    }
}
