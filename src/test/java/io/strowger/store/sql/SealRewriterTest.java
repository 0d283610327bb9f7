package io.strowger.store.sql;

import static io.strowger.store.Futures.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.strowger.security.EarlierForm;
import io.strowger.security.Keys;
import io.strowger.security.SealedValueException;
import io.strowger.security.Secret;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A database of earlier values of every kind, some more of them than fit in one step. */
class SealRewriterTest {

    private static final String PEPPER = "a pepper for tests only";
    private static final String JSON = "{\"Mobile\":\"233207391846\",\"x\":\"é\"}";
    private static final int MANY = 2 * SealRewriter.AT_ONCE + 7;
    private static final Supplier<Future<?>> NO_PAUSE = Future::succeededFuture;

    @RegisterExtension final SqliteExtension sqlite = new SqliteExtension();

    private final Keys keys = Keys.of(new Secret(PEPPER));
    private final EarlierForm earlier = new EarlierForm(PEPPER);

    @BeforeEach
    void fill() {
        account("acme", earlier.seal("checkout"), earlier.seal("callback"));
        account("none", "", "");
        write(
                "INSERT INTO networks VALUES ('hub', 1, json_object('outbound',"
                        + " json_object('secret', $1), 'webhookSecret', $2))",
                earlier.seal("outbound"),
                earlier.seal("webhook"));
        write(
                "INSERT INTO applications VALUES ('bank', 'acme',"
                        + " json_object('options', json_object('secret', $1)))",
                earlier.seal("application"));
        for (int i = 0; i < MANY; i++) {
            String id = "c%04d".formatted(i);
            correlator(id, Buffer.buffer(i % 2 == 0 ? JSON : earlier.seal(JSON)));
        }
        push("s1", "c0000");
        delivery(
                "d1",
                Buffer.buffer(JSON),
                "x-one:" + earlier.seal("1") + "\nb:" + earlier.seal("2"));
    }

    private void write(String statement, Object... values) {
        await(sqlite.database().writer().preparedQuery(statement).execute(Tuple.from(values)));
    }

    private void account(String id, String checkout, String callback) {
        write(
                "INSERT INTO accounts VALUES ($1, json_object('checkout',"
                        + " json_object('secret', $2), 'callbackSecret', $3))",
                id,
                checkout,
                callback);
    }

    private void correlator(String id, Buffer answer) {
        write("INSERT INTO correlators VALUES ($1, '', 200, $2, 0, 0, 'acme')", id, answer);
    }

    private void push(String session, String correlator) {
        write(
                "INSERT INTO pushes VALUES ($1, 'acme', 'bank', '713', 0, 'COMMITTED', 0, $2, $3, 0,"
                        + " 0, '', 0, '', 0, $4, $5, $6, '')",
                session,
                correlator,
                earlier.seal("answer"),
                earlier.seal("subscriber"),
                earlier.seal("screen"),
                earlier.seal("state"));
    }

    private void delivery(String id, Buffer body, String headers) {
        write(
                "INSERT INTO outbox VALUES ($1, 'waiting', 'CHECKOUT', 'acme', '', $2, $3, $4, 0, 0,"
                        + " 0, 0, '')",
                id,
                headers,
                body,
                earlier.seal("signs"));
    }

    private void rewrite() {
        await(new SealRewriter(sqlite.database(), keys, NO_PAUSE).run());
    }

    private List<String> values(SealedColumn column) {
        List<String> values = new ArrayList<>();
        for (Row row : await(column.page(sqlite.database().readers(), "", 10_000))) {
            values.add(column.value(row));
        }
        return values;
    }

    private boolean isOver() {
        String query = "SELECT bound FROM sealing";
        return await(sqlite.database().readers().query(query).execute())
                        .iterator()
                        .next()
                        .getInteger(0)
                == 1;
    }

    @Test
    void shouldLeaveNothingOfTheEarlierForm() {
        rewrite();

        assertThat(SealedColumn.all(keys))
                .allSatisfy(column ->
                        assertThat(values(column))
                                .as(column.table() + "." + column.name())
                                .isNotEmpty()
                                .allMatch(value -> value.startsWith("siv:") || isHeader(value)));
        assertThat(isOver()).isTrue();
        assertThat(values(column("correlators", "answer"))).hasSize(MANY).doesNotHaveDuplicates();
    }

    private static boolean isHeader(String value) {
        return value.lines().allMatch(line -> line.matches("(x-one|b):siv:.+"));
    }

    private SealedColumn column(String table, String name) {
        return SealedColumn.all(keys).stream()
                .filter(one -> one.table().equals(table) && one.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void shouldKeepWhatWasSealed() {
        rewrite();

        keys.vault().refuseEarlierForms();
        assertThat(open("accounts", "checkout_secret", "acme")).isEqualTo("checkout");
        assertThat(open("networks", "webhook_secret", "hub")).isEqualTo("webhook");
        assertThat(open("applications", "secret", "bank")).isEqualTo("application");
        assertThat(open("pushes", "subscriber", "s1")).isEqualTo("subscriber");
        assertThat(open("outbox", "body", "d1")).isEqualTo(JSON);
        assertThat(values(column("outbox", "headers")).getFirst().lines().map(this::header))
                .containsExactlyInAnyOrder("x-one=1", "b=2");
        assertThat(
                        CorrelatorRows.answers(keys)
                                .open("c0001", values(column("correlators", "answer")).get(1)))
                .isEqualTo(JSON);
        assertThat(
                        CorrelatorRows.answers(keys)
                                .open("c0000", values(column("pushes", "answer")).getFirst()))
                .isEqualTo("answer");
    }

    private String header(String line) {
        String[] parts = line.split(":", 2);
        return parts[0]
                + "="
                + keys.vault().column("outbox", "headers " + parts[0]).open("d1", parts[1]);
    }

    private String open(String table, String name, String row) {
        return keys.vault().column(table, name).open(row, values(column(table, name)).getFirst());
    }

    @Test
    void shouldGoOnWhereItDied() {
        int[] steps = {0};
        SealRewriter dying =
                new SealRewriter(
                        sqlite.database(),
                        keys,
                        () -> {
                            steps[0]++;
                            return Future.failedFuture("the process is gone");
                        });
        assertThatThrownBy(() -> await(dying.run())).hasMessageContaining("gone");
        List<String> half = values(column("correlators", "answer"));
        assertThat(steps[0]).isEqualTo(1);
        assertThat(half)
                .filteredOn(value -> value.startsWith("siv:"))
                .hasSize(SealRewriter.AT_ONCE);
        assertThat(isOver()).isFalse();
        Keys restarted = Keys.of(new Secret(PEPPER));
        await(SealRewriter.refuseWhatIsOver(sqlite.database(), restarted));
        assertThat(CorrelatorRows.answers(restarted).open("c0206", half.get(206))).isEqualTo(JSON);

        await(new SealRewriter(sqlite.database(), restarted, NO_PAUSE).run());

        assertThat(values(column("correlators", "answer"))).allMatch(v -> v.startsWith("siv:"));
        await(SealRewriter.refuseWhatIsOver(sqlite.database(), restarted));
        assertThatThrownBy(() -> CorrelatorRows.answers(restarted).open("c0206", earlier.seal("x")))
                .isInstanceOf(SealedValueException.class);
    }

    @Test
    void shouldLeaveWhatDoesNotOpenAndGoOn() {
        String foreign = new EarlierForm("another pepper for tests").seal("foreign");
        account("damaged", foreign, "no base64!");

        rewrite();

        assertThat(values(column("accounts", "checkout_secret")))
                .contains(foreign)
                .filteredOn(value -> value.startsWith("siv:"))
                .hasSize(1);
        assertThat(values(column("outbox", "body"))).allMatch(value -> value.startsWith("siv:"));
        assertThat(isOver()).isTrue();
    }

    @Test
    void shouldNotOverwriteWhatWasChangedMeanwhile() {
        SealedColumn column = column("accounts", "checkout_secret");
        Row read = await(column.page(sqlite.database().readers(), "", 1)).getFirst();
        write(
                "UPDATE accounts SET document = json_set(document, '$.checkout.secret', 'newer')"
                        + " WHERE id = 'acme'");

        await(column.write(sqlite.database().writer(), read, "older"));

        assertThat(values(column)).containsExactly("newer");
    }

    /** A column that a script calls sealed and that is not rewritten would be forgotten here. */
    @Test
    void shouldKnowEveryColumnThatTheScriptsCallSealed() throws Exception {
        List<String> known = SealedColumn.all(keys).stream().map(SealedColumn::name).toList();
        List<String> named = new ArrayList<>();
        for (String script : Migrations.SCRIPTS) {
            try (InputStream in = Migrations.class.getResourceAsStream("/db/migration/" + script)) {
                new String(in.readAllBytes(), StandardCharsets.UTF_8)
                        .lines()
                        .filter(line -> line.contains("-- sealed"))
                        .map(line -> line.strip().replaceFirst("^ALTER .* ADD COLUMN ", ""))
                        .forEach(line -> named.add(line.substring(0, line.indexOf(' '))));
            }
        }
        assertThat(named).hasSizeGreaterThan(8);
        assertThat(known).containsAll(named);
    }
}
