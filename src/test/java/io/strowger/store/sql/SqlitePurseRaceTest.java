package io.strowger.store.sql;

import io.strowger.store.PurseRaceContract;
import io.strowger.store.Purses;
import io.strowger.store.Pushes;
import org.junit.jupiter.api.extension.RegisterExtension;

class SqlitePurseRaceTest extends PurseRaceContract {

    @RegisterExtension final SqliteMoney money = new SqliteMoney();

    @Override
    protected Purses purses() {
        return money.purses();
    }

    @Override
    protected Pushes pushes() {
        return money.pushes();
    }
}
