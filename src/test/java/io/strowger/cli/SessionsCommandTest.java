package io.strowger.cli;

import static io.strowger.store.Futures.await;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.strowger.core.model.EndReason;
import io.strowger.core.model.Msisdn;
import io.strowger.core.model.SessionId;
import io.strowger.core.model.SessionKey;
import io.strowger.core.session.Session.Origin;
import io.strowger.core.session.SessionCounters;
import io.strowger.core.session.SessionRecord;
import io.strowger.store.SessionRecordReader;
import io.strowger.store.StoredRecord;
import io.strowger.store.sql.SqlSessionRecordReader;
import io.strowger.store.sql.SqlSessionRecordStore;
import io.strowger.store.sql.SqliteExtension;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class SessionsCommandTest {

    private static final Instant NOW = Instant.parse("2026-07-30T12:00:00Z");
    private static final Msisdn AMA = Msisdn.of("233200585542");
    private static final Msisdn KOFI = Msisdn.of("233200585543");
    private static final int LARGEST_PAGE = 500;

    @RegisterExtension final SqliteExtension sqlite = new SqliteExtension();
    private final List<Runnable> meanwhile = new ArrayList<>();
    private Set<String> countries = Set.of("GH");
    private int closed;

    private static StoredRecord row(
            int number, Msisdn msisdn, String code, String application, EndReason reason) {
        long begun = NOW.minusSeconds(number * 60L).toEpochMilli();
        SessionRecord record =
                new SessionRecord(
                        SessionId.timeOrdered(begun, 0, number),
                        new SessionKey("demo", msisdn),
                        "dialogue-" + msisdn.digits(),
                        Origin.MOBILE,
                        application,
                        "acme",
                        code,
                        new SessionCounters(3, 3, 0, 12, 240),
                        begun,
                        begun + 4_321,
                        reason,
                        "");
        return StoredRecord.of(record, false, msisdn.number());
    }

    /** The one that began so many minutes ago. */
    private static StoredRecord row(int minutesAgo) {
        return row(minutesAgo, AMA, "713", "bank", EndReason.COMPLETED);
    }

    private void insert(StoredRecord... rows) {
        insert(List.of(rows));
    }

    private void insert(List<StoredRecord> rows) {
        await(new SqlSessionRecordStore(sqlite.database()).insertAll(rows));
    }

    private final class Open implements SessionRecordOpener.OpenRecords {
        @Override
        public SessionRecordReader reader() {
            SessionRecordReader reader = new SqlSessionRecordReader(sqlite.database());
            return (SessionRecordReader)
                    Proxy.newProxyInstance(
                            SessionRecordReader.class.getClassLoader(),
                            new Class<?>[] {SessionRecordReader.class},
                            (_, method, args) -> {
                                if (method.getName().equals("newest")) {
                                    assertThat((int) args[2]).isLessThanOrEqualTo(LARGEST_PAGE);
                                }
                                return method.invoke(reader, args);
                            });
        }

        @Override
        public Set<String> countries() {
            return countries;
        }

        @Override
        public long hash(Msisdn msisdn) {
            return msisdn.number();
        }

        @Override
        public void close() {
            closed++;
        }
    }

    /** Each pause does what is planned to happen meanwhile; behind the last it is told to go. */
    private PollPause pause() {
        Iterator<Runnable> left = List.copyOf(meanwhile).iterator();
        return new PollPause() {
            @Override
            public boolean again() {
                boolean any = left.hasNext();
                if (any) {
                    left.next().run();
                }
                return any;
            }

            @Override
            public void close() {}
        };
    }

    private SessionsCommand command() {
        return new SessionsCommand(_ -> new Open(), InstantSource.fixed(NOW), this::pause);
    }

    private Typed sessions(String... args) {
        List<String> words = new ArrayList<>(List.of("sessions"));
        words.addAll(List.of(args));
        return Typed.line("sessions", command(), words.toArray(String[]::new));
    }

    private List<String> ids(String... args) {
        List<String> words = new ArrayList<>(List.of(args));
        words.add("--json");
        Typed typed = sessions(words.toArray(String[]::new));
        assertThat(typed.exitCode()).as(typed.err()).isZero();
        return typed.out().lines().map(l -> new JsonObject(l).getString("sessionId")).toList();
    }

    @Test
    void shouldListTheNewestFirstWithMaskedNumbers() {
        insert(row(3), row(1), row(2, KOFI, "", "", EndReason.NO_SUCH_CODE));
        Typed typed = sessions();

        assertThat(typed.exitCode()).isZero();
        assertThat(typed.err()).isEmpty();
        assertThat(typed.out().lines())
                .containsExactly(
                        "begun                      seconds  network       number           code"
                                + "        application       hops  reason                    session",
                        "2026-07-30T11:59:00.000Z       4.3  demo          ••••••••5542     713"
                                + "         bank                 3  completed                 "
                                + row(1).sessionId(),
                        "2026-07-30T11:58:00.000Z       4.3  demo          ••••••••5543     "
                                + "                                 3  no_such_code              "
                                + row(2).sessionId(),
                        "2026-07-30T11:57:00.000Z       4.3  demo          ••••••••5542     713"
                                + "         bank                 3  completed                 "
                                + row(3).sessionId());
        assertThat(closed).isEqualTo(1);
    }

    @Test
    void shouldPrintJsonWithTheKeysOfTheRecordFiles() {
        insert(row(1));
        assertThat(new JsonObject(sessions("--json").out()))
                .isEqualTo(
                        new JsonObject(
                                """
                                {"sessionId":"%s","network":"demo",
                                 "dialogueId":"dialogue-••••••••5542","msisdn":"••••••••5542",
                                 "msisdnHash":"000000364bd68b46","code":"713",
                                 "application":"bank","account":"acme","origin":"mo","hops":3,
                                 "begunAt":"2026-07-30T11:59:00.000Z",
                                 "endedAt":"2026-07-30T11:59:04.321Z","durationMillis":4321,
                                 "reason":"completed","detail":"","bytesIn":12,"bytesOut":240}
                                """
                                        .formatted(row(1).sessionId())));
    }

    @Test
    void shouldShowEverythingOfOneSession() {
        insert(row(1), row(2));
        String id = row(2).sessionId();
        Typed typed = sessions(id);

        assertThat(typed.exitCode()).isZero();
        assertThat(typed.out())
                .startsWith("session      " + id + "\nnetwork      demo\n")
                .contains(
                        "dialogue     dialogue-••••••••5542\n",
                        "ended        2026-07-30T11:58:04.321Z\n",
                        "detail\n")
                .hasLineCount(15);
        String hyphens = SessionId.parse(id).uuid();
        assertThat(sessions(hyphens).out()).isEqualTo(typed.out());
        assertThat(sessions(id, "--json").out()).startsWith("{\"sessionId\":\"" + id);
    }

    @Test
    void shouldFailWhenASessionHasNoRecord() {
        Typed typed = sessions("0".repeat(32));

        assertThat(typed.exitCode()).isEqualTo(1);
        assertThat(typed.err())
                .contains("there is no record of session 0000", "it may be live", "records.keep")
                .hasLineCount(1);
        assertThat(typed.out()).isEmpty();
    }

    @Test
    void shouldFindANumberInAnySpelling() {
        insert(row(1), row(2, KOFI, "713", "bank", EndReason.COMPLETED), row(3));
        for (String number :
                List.of(
                        "+233200585542",
                        "233200585542",
                        "00233200585542",
                        "0200585542",
                        "tel:+233-20-058-5542",
                        "+233 (20) 058 5542")) {
            assertThat(ids("--number", number))
                    .containsExactly(row(1).sessionId(), row(3).sessionId());
        }
    }

    @Test
    void shouldAskWhichNumberIsMeantWhenNetworksReadItDifferently() {
        countries = Set.of("GH", "NG");
        Typed typed = sessions("--number", "0200585542");

        assertThat(typed.exitCode()).isEqualTo(2);
        assertThat(typed.err())
                .contains("--number: write which one is meant: +233200585542 or +234")
                .hasLineCount(1);
        countries = Set.of();
        assertThat(sessions("--number", "0200585542").err()).contains("no subscriber's number");
        assertThat(sessions("--number", "+233200585542").exitCode()).isZero();
    }

    @Test
    void shouldSayThatOldRecordsAreNotFoundByNumber() {
        long begun = NOW.minusSeconds(7_200).toEpochMilli();
        StoredRecord with = row(120);
        insert(
                new StoredRecord(
                        with.sessionId(),
                        with.network(),
                        with.dialogueId(),
                        with.msisdn(),
                        with.code(),
                        with.application(),
                        with.account(),
                        with.origin(),
                        with.hops(),
                        begun,
                        with.endedAt(),
                        with.reason(),
                        with.detail(),
                        with.bytesIn(),
                        with.bytesOut(),
                        StoredRecord.NO_HASH),
                row(1));
        Typed typed = sessions("--number", "0200585542", "--json");

        assertThat(typed.out()).hasLineCount(1).contains(row(1).sessionId());
        assertThat(typed.err())
                .contains("began until 2026-07-30T10:00:00Z may be missing")
                .hasLineCount(1);
        assertThat(sessions("--number", "0200585542", "--since", "1h").err()).isEmpty();
        assertThat(ids()).hasSize(2);
    }

    @Test
    void shouldFindByCodeApplicationAndReasonTogether() {
        insert(
                row(1),
                row(2, AMA, "711*2", "bank", EndReason.SUPERSEDED),
                row(3, AMA, "711*2", "poll", EndReason.SUPERSEDED));

        assertThat(ids("--code", "*711*2#")).hasSize(2);
        assertThat(ids("--code", "711*2", "--application", "poll"))
                .containsExactly(row(3).sessionId());
        assertThat(ids("--reason", "superseded", "--application", "bank"))
                .containsExactly(row(2).sessionId());
        assertThat(ids("--reason", "completed")).containsExactly(row(1).sessionId());
    }

    @Test
    void shouldListWhatBeganSinceAndUntil() {
        insert(row(1), row(2), row(3));
        assertThat(ids("--since", "2m")).hasSize(2);
        assertThat(ids("--since", "60s")).hasSize(1);
        assertThat(ids("--until", "1m")).hasSize(2);
        assertThat(ids("--since=2026-07-30T11:58:00Z", "--until=2026-07-30T11:59:00Z"))
                .containsExactly(row(2).sessionId());
        assertThat(ids("--since", "2026-07-30T13:58+02:00")).hasSize(2);
        assertThat(ids("--since", "2026-07-30T11:58")).hasSize(2);
        assertThat(ids("--since", "2026-07-30", "--until", "2026-07-31")).hasSize(3);
        assertThat(ids("--since", "2026-07-29", "--until", "2026-07-30")).isEmpty();
        assertThat(ids("--since", "1d", "--until", "2026-07-30T11:57:00.001Z")).hasSize(1);
    }

    @Test
    void shouldListPageByPageUpToTheLimit() {
        List<StoredRecord> rows = IntStream.range(0, 1_234).mapToObj(n -> row(n)).toList();
        insert(rows);

        assertThat(ids("--limit", "1200"))
                .containsExactlyElementsOf(
                        rows.subList(0, 1_200).stream().map(StoredRecord::sessionId).toList());
        assertThat(sessions("--limit", "1234", "--json").err()).isEmpty();
        Typed typed = sessions();
        assertThat(typed.out()).hasLineCount(101);
        assertThat(typed.err()).contains("there are more than 100; --limit").hasLineCount(1);
    }

    @Test
    void shouldSayThatNothingMatches() {
        Typed typed = sessions("--application", "nobody");

        assertThat(typed.exitCode()).isZero();
        assertThat(typed.out()).isEmpty();
        assertThat(typed.err()).isEqualTo("strowger sessions: no session record matches.\n");
    }

    @Test
    void shouldFollowWhatComesInTheOrderInWhichItIsWritten() {
        insert(row(5));
        meanwhile.add(() -> {});
        meanwhile.add(() -> insert(row(2), row(9)));
        meanwhile.add(() -> insert(row(3, KOFI, "713", "bank", EndReason.COMPLETED)));
        meanwhile.add(() -> insert(IntStream.range(100, 1_300).mapToObj(n -> row(n)).toList()));
        List<String> followed = ids("--follow");

        assertThat(followed.subList(0, 3))
                .containsExactly(row(2).sessionId(), row(9).sessionId(), row(3).sessionId());
        assertThat(followed.subList(3, followed.size()))
                .containsExactlyElementsOf(
                        IntStream.range(100, 1_300).mapToObj(n -> row(n).sessionId()).toList());
    }

    @Test
    void shouldFollowOnlyWhatIsLookedFor() {
        meanwhile.add(() -> insert(row(2), row(3, KOFI, "713", "bank", EndReason.COMPLETED)));
        assertThat(ids("--follow", "--number", "0200585543")).containsExactly(row(3).sessionId());
        assertThat(sessions("--follow").out()).hasLineCount(1).startsWith("begun ");
    }

    @Test
    void shouldStopWhenNobodyReadsAnyMore() {
        insert(row(1));
        meanwhile.addAll(List.of(() -> {}, () -> {}));
        StringWriter err = new StringWriter();
        PrintWriter closedPipe =
                new PrintWriter(
                        new OutputStream() {
                            @Override
                            public void write(int b) throws IOException {
                                throw new IOException("Broken pipe");
                            }
                        },
                        false,
                        UTF_8);
        for (String option : List.of("--limit=5", "--follow")) {
            Commands commands =
                    new Commands(
                            Map.of("sessions", this::command),
                            closedPipe,
                            new PrintWriter(err, true));
            assertThat(commands.execute("sessions", option)).isZero();
        }
        assertThat(err.toString()).isEmpty();
        assertThat(closed).isEqualTo(2);
    }

    @Test
    void shouldKeepWhatANetworkSaysFromTheTerminal() {
        StoredRecord row = row(1);
        SessionRecord odd =
                new SessionRecord(
                        SessionId.parse(row.sessionId()),
                        new SessionKey("demo", AMA),
                        "d\u001b[31m\u202e\n",
                        Origin.NETWORK_INITIATED,
                        "bank",
                        "acme",
                        "713",
                        SessionCounters.NONE,
                        1,
                        2,
                        EndReason.COMPLETED,
                        "");
        insert(StoredRecord.of(odd, false, 1));
        assertThat(sessions(row.sessionId()).out())
                .contains("dialogue     d?[31m??\n", "origin       mt\n")
                .doesNotContain("\u001b", "\u202e");
    }
}
