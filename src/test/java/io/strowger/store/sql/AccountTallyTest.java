package io.strowger.store.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.strowger.limits.Quota;
import io.strowger.store.sql.AccountTally.Answer;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AccountTallyTest {

    private final AccountTally tally = new AccountTally(new Quota(3, 2));

    private void write(String account) {
        assertThat(tally.take(account)).isEqualTo(Answer.TAKEN);
        tally.settle(account, true);
    }

    @Test
    void shouldGiveBackWhatWasNotWritten() {
        write("a");
        assertThat(tally.take("a")).isEqualTo(Answer.TAKEN);
        assertThat(tally.take("a")).isEqualTo(Answer.ACCOUNT_FULL);
        tally.settle("a", false);
        write("a");
        write("b");
        assertThat(tally.take("b")).isEqualTo(Answer.TABLE_FULL);
        tally.removed("a");
        write("b");
    }

    @Test
    void shouldNotLoseWhatIsWrittenWhileItIsCounted() {
        assertThat(tally.take("a")).isEqualTo(Answer.TAKEN);
        tally.counting();
        tally.settle("a", true);
        write("b");
        tally.counted(Map.of());
        assertThat(tally.take("a")).isEqualTo(Answer.TAKEN);
        assertThat(tally.take("b")).isEqualTo(Answer.TABLE_FULL);
    }

    @Test
    void shouldForgetWhatACountDoesNotFind() {
        write("a");
        write("a");
        tally.counting();
        assertThat(tally.take("b")).isEqualTo(Answer.TAKEN);
        tally.settle("b", false);
        tally.counted(Map.of("a", 1L));
        write("a");
        write("b");
        assertThat(tally.take("c")).isEqualTo(Answer.TABLE_FULL);
    }
}
