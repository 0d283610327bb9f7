package io.strowger.store.sql;

import io.strowger.core.model.Money;
import io.strowger.store.Purses;
import io.strowger.store.Pushes;
import io.strowger.store.RecoveryContract;
import org.junit.jupiter.api.extension.RegisterExtension;

class SqliteRecoveryTest extends RecoveryContract {

    @RegisterExtension final SqliteMoney money = new SqliteMoney();

    @Override
    protected boolean open(String account, Money opening, long now) {
        return money.open(account, opening, now);
    }

    @Override
    protected Purses purses() {
        return money.purses();
    }

    @Override
    protected Pushes pushes() {
        return money.pushes();
    }
}
