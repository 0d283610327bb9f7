package io.strowger.store.memory;

import static org.assertj.core.api.Assertions.assertThat;

import io.strowger.core.model.ApplicationTerms;
import io.strowger.core.model.NetworkTerms;
import io.strowger.core.model.Screen;
import io.strowger.core.model.ServiceCode;
import io.strowger.core.model.SessionId;
import io.strowger.core.model.Texts;
import io.strowger.core.session.Session;
import io.strowger.core.session.SessionCounters;
import io.strowger.core.session.SessionState;
import io.strowger.store.SessionStore;
import io.strowger.store.SessionStoreContract;
import org.junit.jupiter.api.Test;

class MemorySessionStoreTest extends SessionStoreContract {

    @Override
    protected SessionStore create() {
        return MemorySessionStore.shared(1, NOW).getFirst();
    }

    @Test
    void shouldCountLiveSessionsApartFromRememberedEnds() {
        SessionStore store = create();
        done(store.save(key(1), 0, live()));
        done(store.save(key(2), 0, due(NOW + 1)));
        assertThat(store.liveCount()).isEqualTo(1);
        assertThat(store.size()).isEqualTo(2);
        assertThat(done(store.live(10))).containsExactly(key(1));
        done(store.save(key(1), done(store.load(key(1))).version(), due(NOW + 1)));
        assertThat(store.liveCount()).isZero();
        assertThat(done(store.live(10))).isEmpty();
    }

    private static SessionState live() {
        ApplicationTerms application =
                new ApplicationTerms("a", "b", "c", 1, 1, 10_000, 0, Texts.DEFAULTS);
        NetworkTerms network = new NetworkTerms("demo", "demo", 120_000, Texts.DEFAULTS);
        Session session =
                new Session(
                        new SessionId(1, 2),
                        key(1),
                        "d",
                        Session.Origin.MOBILE,
                        network,
                        application,
                        ServiceCode.parse("713"),
                        "*713#",
                        NOW);
        return new SessionState.AwaitingSubscriber(
                session, SessionCounters.NONE, Screen.expectingReply("?"), "", NOW + 1_000);
    }
}
