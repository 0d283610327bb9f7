package io.strowger.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.strowger.core.model.Msisdn;
import io.strowger.store.SessionRecordReader;
import io.strowger.store.StoreException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code strowger sessions} says to those who mistype it. */
class SessionsUsageTest {

    private int opened;
    private int closed;
    private boolean missing;

    private Typed sessions(String... args) {
        List<String> words = new ArrayList<>(List.of("sessions"));
        words.addAll(List.of(args));
        SessionsCommand command =
                new SessionsCommand(
                        _ -> open(),
                        InstantSource.fixed(Instant.parse("2026-07-30T12:00:00Z")),
                        () -> {
                            throw new AssertionError("nothing is followed here");
                        });
        return Typed.line("sessions", command, words.toArray(String[]::new));
    }

    private SessionRecordOpener.OpenRecords open() {
        if (missing) {
            throw new StoreException("There is no database in x: name it.");
        }
        opened++;
        return new SessionRecordOpener.OpenRecords() {
            @Override
            public SessionRecordReader reader() {
                throw new AssertionError("nothing is read here");
            }

            @Override
            public Set<String> countries() {
                return Set.of("GH");
            }

            @Override
            public long hash(Msisdn msisdn) {
                throw new AssertionError("no number is one");
            }

            @Override
            public void close() {
                closed++;
            }
        };
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "xyz | SESSION: a session id is 32 hexadecimal digits",
                "--code=7x3 | --code: a service code holds only digits",
                "--code= | --code: a service code needs digits",
                "--application= | --application: must be the id of an application",
                "--reason=bored | --reason: must be one of: completed, subscriber_cancelled",
                "--since=yesterday | --since: must be a time such as 2h, 2026-11-29 or",
                "--since=2026-02-30 | --since: must be a time such as",
                "--since=2026-13-01T00:00:00Z | --since: must be a time such as",
                "--since=+999999999-12-31T00:00:00Z | --since: must be a time such as",
                "--since=5y | --since: must be a time such as 250ms, 5s, 2m or 1h",
                "--since=99999999999h | --since: must be a time such as",
                "--since=\u0662h | --since: must be a time such as",
                "--until= | --until: must be a time such as",
                "--since=1h --until=2h | --since is not before --until",
                "--limit=0 | --limit: list at least one",
                "--limit=-5 | --limit: list at least one",
                "--limit=ten | --limit",
                "--follow --limit=5 | --follow shows what is still to come",
                "--follow --since=2h | --follow shows what is still to come",
                "00000000000000000000000000000000 --follow | SESSION: name a session or",
                "00000000000000000000000000000000 --code=713 | SESSION: name a session or"
            })
    void shouldRefuseWhatMakesNoSenseBeforeItOpensAnything(String line, String sentence) {
        Typed typed = sessions(line.split(" ", -1));

        assertThat(typed.exitCode()).isEqualTo(2);
        assertThat(typed.err()).contains(sentence).hasLineCount(1);
        assertThat(opened).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "abc", "12", "+", "999999999999999999999", "*713#"})
    void shouldRefuseNumbersThatAreNone(String number) {
        Typed typed = sessions("--number", number);

        assertThat(typed.exitCode()).isEqualTo(2);
        assertThat(typed.err())
                .contains("--number: that is no subscriber's number")
                .hasLineCount(1);
        assertThat(closed).isEqualTo(1);
    }

    @Test
    void shouldSayThatTheDataFolderHasNoDatabase() {
        missing = true;
        Typed typed = sessions();

        assertThat(typed.exitCode()).isEqualTo(78);
        assertThat(typed.err())
                .isEqualTo("strowger sessions: There is no database in x: name it.\n");
    }
}
