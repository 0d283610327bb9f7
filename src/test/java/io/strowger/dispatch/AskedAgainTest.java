package io.strowger.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.strowger.core.model.EndReason;
import io.strowger.core.session.SessionRecord;
import io.strowger.dispatch.ScriptedApplication.Asked;
import io.strowger.provision.Definitions;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Applications that close a connection under a request (invariant 12). */
class AskedAgainTest {

    @Test
    void shouldAskAgainOnAFreshConnectionWithTheSameKey() {
        AtomicInteger cuts = new AtomicInteger(1);
        try (ScriptedApplication application = cuttingTheSecondHop(cuts);
                Stage stage = new Stage(Stage.at(application.url()))) {
            stage.upstream.dial(Stage.MOBILE, "s1", "*713#");
            assertThat(stage.upstream.reply(Stage.MOBILE, "s1", 2, "1").message())
                    .isEqualTo("hop 2");
            List<Asked> asked = application.asked;
            String key = asked.getFirst().session() + "-";
            assertThat(asked)
                    .extracting(one -> one.header("Idempotency-Key"))
                    .containsExactly(key + 1, key + 2, key + 2);
            assertThat(asked)
                    .extracting(one -> one.header("Strowger-Attempt"))
                    .containsExactly("", "", "2");
            assertThat(asked).extracting(Asked::connection).containsExactly(1, 1, 2);
            stage.upstream.hangUp(Stage.MOBILE, "s1");
            SessionRecord record = stage.recordOf("s1");
            assertThat(record.detail()).isEqualTo("hops asked again: 1");
            assertThat(record.tally().hops()).isEqualTo(2);
        }
    }

    @Test
    void shouldAskNoThirdTime() {
        AtomicInteger cuts = new AtomicInteger(2);
        try (ScriptedApplication application = cuttingTheSecondHop(cuts);
                Stage stage = new Stage(Stage.at(application.url()))) {
            stage.upstream.dial(Stage.MOBILE, "s1", "*713#");
            assertThat(stage.upstream.reply(Stage.MOBILE, "s1", 2, "1").isLast()).isTrue();
            assertThat(application.asked).hasSize(3);
            SessionRecord record = stage.recordOf("s1");
            assertThat(record.reason()).isEqualTo(EndReason.APPLICATION_FAILED);
            assertThat(record.detail()).endsWith("; hops asked again: 1");
        }
    }

    @Test
    void shouldNotAskAgainWhenAFreshConnectionIsClosed() {
        try (ScriptedApplication application = ScriptedApplication.doing((_, wire) -> wire.cut());
                Stage stage = new Stage(Stage.at(application.url()))) {
            assertThat(stage.upstream.dial(Stage.MOBILE, "s1", "*713#").isLast()).isTrue();
            assertThat(application.asked).hasSize(1);
            assertThat(stage.recordOf("s1").detail()).doesNotContain("again");
        }
    }

    @Test
    void shouldAskAgainAfterEveryCloseWhereTheApplicationWantsIt() {
        AtomicInteger cuts = new AtomicInteger(1);
        try (ScriptedApplication application =
                        ScriptedApplication.doing((asked, wire) -> {
                            if (cuts.getAndDecrement() > 0) {
                                wire.cut();
                            } else {
                                wire.show("hop 1");
                            }
                        });
                Stage stage =
                        new Stage(Definitions.retryingEveryClose(Stage.at(application.url())))) {
            assertThat(stage.upstream.dial(Stage.MOBILE, "s1", "*713#").message())
                    .isEqualTo("hop 1");
            assertThat(application.asked.getLast().header("Strowger-Attempt")).isEqualTo("2");
        }
    }

    /** The application may have worked on it for a while. */
    @Test
    void shouldNotAskAgainWhenAConnectionIsClosedLate() {
        try (ScriptedApplication application =
                        ScriptedApplication.doing((asked, wire) -> {
                            if (asked.sequence() == 1) {
                                wire.show("hop 1");
                            } else {
                                wire.pause(2_000);
                                wire.cut();
                            }
                        });
                Stage stage = new Stage(Stage.at(application.url()))) {
            stage.upstream.dial(Stage.MOBILE, "s1", "*713#");
            assertThat(stage.upstream.reply(Stage.MOBILE, "s1", 2, "1").isLast()).isTrue();
            assertThat(application.asked).hasSize(2);
        }
    }

    private static ScriptedApplication cuttingTheSecondHop(AtomicInteger times) {
        return ScriptedApplication.doing((asked, wire) -> {
            if (asked.sequence() == 2 && times.getAndDecrement() > 0) {
                wire.cut();
            } else {
                wire.show("hop " + asked.sequence());
            }
        });
    }
}
