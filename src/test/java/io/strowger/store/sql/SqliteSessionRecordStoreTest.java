package io.strowger.store.sql;

import io.strowger.store.SessionRecordStore;
import io.strowger.store.SessionRecordStoreContract;
import org.junit.jupiter.api.extension.RegisterExtension;

class SqliteSessionRecordStoreTest extends SessionRecordStoreContract {

    @RegisterExtension final SqliteExtension sqlite = new SqliteExtension();

    @Override
    protected SessionRecordStore records() {
        return new SqlSessionRecordStore(sqlite.database());
    }
}
