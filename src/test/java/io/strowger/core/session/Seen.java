package io.strowger.core.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.strowger.core.model.EndReason;
import io.strowger.core.model.Screen;
import io.strowger.core.model.SessionId;
import io.strowger.core.push.PushOutcome;
import io.strowger.core.session.Effect.AnswerPush;
import io.strowger.core.session.Effect.AskApplication;
import io.strowger.core.session.Effect.CloseLeg;
import io.strowger.core.session.Effect.ShowScreen;
import io.strowger.core.session.Effect.TellApplication;
import io.strowger.core.session.Effect.WriteRecord;
import io.strowger.core.session.SessionState.Ended;
import java.util.List;

/** Readings of a transition. */
final class Seen {

    private Seen() {}

    static ShowScreen show(String dialogue, SessionId session, Screen screen) {
        return new ShowScreen(Given.KEY, dialogue, session, screen);
    }

    static CloseLeg close(String dialogue, SessionId session, Screen screen) {
        return new CloseLeg(Given.KEY, dialogue, session, screen);
    }

    static AnswerPush push(PushOutcome outcome) {
        return new AnswerPush(Given.S1, outcome);
    }

    static <T extends Effect> List<T> all(Transition step, Class<T> type) {
        return step.effects().stream().filter(type::isInstance).map(type::cast).toList();
    }

    static <T extends Effect> T one(Transition step, Class<T> type) {
        assertThat(all(step, type)).as("effects of " + type.getSimpleName()).hasSize(1);
        return all(step, type).getFirst();
    }

    static AskApplication ask(Transition step) {
        return one(step, AskApplication.class);
    }

    static SessionRecord record(Transition step) {
        return one(step, WriteRecord.class).record();
    }

    static TellApplication notice(Transition step) {
        return one(step, TellApplication.class);
    }

    static List<Class<?>> kinds(Transition step) {
        return step.effects().stream().<Class<?>>map(Object::getClass).toList();
    }

    static void unchanged(SessionState state, Transition step) {
        assertThat(step.next()).isSameAs(state);
    }

    static void endedFor(EndReason reason, Transition step) {
        assertThat(step.next())
                .isInstanceOfSatisfying(
                        Ended.class, ended -> assertThat(ended.reason()).isEqualTo(reason));
        assertThat(record(step).reason()).isEqualTo(reason);
    }

    /** Hops, the number of the latest numbered reply, bytes in and bytes out. */
    static List<Integer> counts(SessionCounters tally) {
        return List.of(tally.hops(), tally.networkSequence(), tally.bytesIn(), tally.bytesOut());
    }
}
