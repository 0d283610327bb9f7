package io.strowger.bootstrap;

import io.strowger.api.push.PushFault;
import io.strowger.limits.Quota;
import io.strowger.store.Correlators;
import io.strowger.store.PurseCheck;
import io.strowger.store.Purses;
import io.strowger.store.Pushes;
import io.strowger.store.Pushes.KeptRefusal;
import io.strowger.store.sql.RowQuota;
import io.strowger.store.sql.SqlCorrelators;
import io.strowger.store.sql.SqlPurses;
import io.strowger.store.sql.SqlPushes;
import io.vertx.core.buffer.Buffer;

/**
 * The stores of what is sent once.
 *
 * @param check tells {@code pushes} whose purse is to be trusted
 */
public record PushStores(Pushes pushes, Purses purses, PurseCheck check, Correlators correlators) {

    /** Keys of pushes and correlators share one quota. */
    public static PushStores of(Storage storage, Quota correlators) {
        RowQuota quota = RowQuota.ofCorrelators(storage.database(), correlators);
        PurseCheck check = new PurseCheck();
        PushFault fault = PushFault.CANNOT_INITIATE_PUSH;
        return new PushStores(
                new SqlPushes(
                        storage.database(),
                        storage.keys(),
                        check,
                        quota,
                        new KeptRefusal(fault.status(), Buffer.buffer(fault.body()))),
                new SqlPurses(storage.database()),
                check,
                new SqlCorrelators(storage.database(), storage.keys(), quota));
    }
}
