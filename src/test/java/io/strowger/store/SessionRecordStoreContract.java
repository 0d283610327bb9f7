package io.strowger.store;

import static io.strowger.store.Futures.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.strowger.core.model.EndReason;
import io.strowger.core.model.Msisdn;
import io.strowger.core.model.SessionId;
import io.strowger.core.model.SessionKey;
import io.strowger.core.session.Session;
import io.strowger.core.session.SessionCounters;
import io.strowger.core.session.SessionRecord;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What every store of session records holds to. */
public abstract class SessionRecordStoreContract {

    protected abstract SessionRecordStore records();

    @Test
    void shouldFindWhatWasInserted() {
        await(records().insertAll(List.of(record(1, "completed"))));
        assertThat(await(records().find(id(1)))).contains(record(1, "completed"));
        assertThat(await(records().find(id(2)))).isEmpty();
    }

    @Test
    void shouldKeepTheFirstRecordOfASession() {
        await(records().insertAll(List.of(record(1, "first"))));
        await(records().insertAll(List.of(record(1, "second"), record(2, "other"))));
        assertThat(await(records().find(id(1)))).contains(record(1, "first"));
        assertThat(await(records().find(id(2)))).contains(record(2, "other"));
    }

    @Test
    void shouldShowTheNewestFirst() {
        await(
                records()
                        .insertAll(
                                LongStream.rangeClosed(1, 9)
                                        .mapToObj(n -> record(n, "x"))
                                        .toList()));
        assertThat(await(records().latest(2))).containsExactly(record(9, "x"), record(8, "x"));
    }

    @Test
    void shouldForgetSessionsThatBeganBeforeTheOldestFirstAndSoManyAtMost() {
        await(
                records()
                        .insertAll(
                                LongStream.rangeClosed(1, 5)
                                        .mapToObj(n -> record(n, "x"))
                                        .toList()));
        long third = id(3).madeAt();
        assertThat(await(records().countBefore(third))).isEqualTo(2);
        assertThat(await(records().forget(third, 1))).isEqualTo(1);
        assertThat(await(records().find(id(1)))).isEmpty();
        assertThat(await(records().forget(third, 9))).isEqualTo(1);
        assertThat(await(records().forget(third, 9))).isZero();
        assertThat(await(records().latest(9))).hasSize(3);
        assertThat(await(records().forget(Long.MIN_VALUE, 9))).isZero();
    }

    @Test
    void shouldTakeAnEmptyList() {
        await(records().insertAll(List.of()));
        assertThat(await(records().latest(5))).isEmpty();
    }

    protected static SessionId id(long number) {
        return SessionId.timeOrdered(1_700_000_000_000L + number, 1, 2);
    }

    protected static StoredRecord record(long number, String detail) {
        SessionKey key = new SessionKey("demo", Msisdn.of("233200585542"));
        return StoredRecord.of(
                new SessionRecord(
                        id(number),
                        key,
                        "dialogue",
                        Session.Origin.MOBILE,
                        "bank",
                        "acme",
                        "713",
                        SessionCounters.NONE,
                        number,
                        number + 1,
                        EndReason.COMPLETED,
                        detail),
                false,
                number);
    }
}
