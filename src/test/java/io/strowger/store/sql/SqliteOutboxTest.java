package io.strowger.store.sql;

import io.strowger.store.Outbox;
import io.strowger.store.OutboxContract;
import org.junit.jupiter.api.extension.RegisterExtension;

class SqliteOutboxTest extends OutboxContract {

    @RegisterExtension final SqliteExtension sqlite = new SqliteExtension();

    @Override
    protected Outbox outbox() {
        return new SqlOutbox(sqlite.database());
    }
}
