package io.strowger.core.session;

import io.strowger.core.model.ApplicationTerms;
import io.strowger.core.model.EndReason;
import io.strowger.core.model.NetworkTerms;
import io.strowger.core.model.Screen;
import io.strowger.core.model.ServiceCode;
import io.strowger.core.model.SessionId;
import io.strowger.core.model.SessionKey;
import io.strowger.core.session.SessionState.Ended;
import io.strowger.core.session.SessionState.Said;
import org.jspecify.annotations.Nullable;

/** What has happened to a session. */
public sealed interface SessionEvent {

    /** What comes from the subscriber's side and names the dialogue that it belongs to. */
    sealed interface FromNetwork extends SessionEvent {

        SessionKey key();

        NetworkTerms network();

        String dialogueId();
    }

    /**
     * The subscriber dialled a code.
     *
     * @param id the id that a session gets if one begins
     * @param sequence the network's number of this input, 0 when it gives none
     */
    record Dialled(
            SessionKey key,
            NetworkTerms network,
            String dialogueId,
            SessionId id,
            int sequence,
            String dialString,
            Destination.Direct destination)
            implements FromNetwork {}

    /** The subscriber answered the screen. */
    record Replied(
            SessionKey key, NetworkTerms network, String dialogueId, int sequence, String text)
            implements FromNetwork {}

    /** The subscriber hung up. */
    record Cancelled(SessionKey key, NetworkTerms network, String dialogueId)
            implements FromNetwork {}

    /** The network ended the dialogue; {@code cause} is its own word for why. */
    record NetworkAborted(SessionKey key, NetworkTerms network, String dialogueId, String cause)
            implements FromNetwork {

        /** The cause when the network's own time was over. */
        public static final String TIMED_OUT = "timeout";
    }

    /**
     * The subscriber dialled the recovery code of the push {@code session}, which is used up now.
     *
     * @param dial what happened if it leads nowhere after all
     * @param kept where to go on from if the session is gone, or null when it had moved on from
     *     there
     */
    record RecoveryDialled(Dialled dial, SessionId session, @Nullable RecoverablePush kept)
            implements FromNetwork {

        @Override
        public SessionKey key() {
            return dial.key();
        }

        @Override
        public NetworkTerms network() {
            return dial.network();
        }

        @Override
        public String dialogueId() {
            return dial.dialogueId();
        }
    }

    /** What came of asking the application about a hop. */
    sealed interface FromApplication extends SessionEvent {

        /**
         * Whether it was asked twice, because its connection was closed under the first request.
         */
        boolean again();

        /** The same when it was asked twice. */
        FromApplication asAgain();
    }

    /** The application answered the hop. */
    record ApplicationAnswered(SessionId session, int hop, Answer answer, boolean again)
            implements FromApplication {

        public ApplicationAnswered(SessionId session, int hop, Answer answer) {
            this(session, hop, answer, false);
        }

        @Override
        public ApplicationAnswered asAgain() {
            return new ApplicationAnswered(session, hop, answer, true);
        }
    }

    /**
     * An application sends a screen in a request of its own, for a hop that it was asked about
     * before (docs/protocols/oneapi.md: "later").
     *
     * @param offer names the request, for {@link Effect.AnswerOffer}; 0 until it has a number
     * @param session whose hop it answers; {@link SessionId#NONE} when the sender does not say, and
     *     the short code decides
     * @param account whose sessions the sender may speak in
     * @param dialect of the request; {@code memo} is only for sessions of this dialect
     */
    record ScreenOffered(
            long offer,
            SessionKey key,
            SessionId session,
            String account,
            String shortCode,
            String dialect,
            Screen screen,
            ClientStateUpdate memo)
            implements SessionEvent {

        /** The same with its number. */
        public ScreenOffered numbered(long number) {
            return new ScreenOffered(
                    number, key, session, account, shortCode, dialect, screen, memo);
        }

        @Override
        public String toString() {
            return "ScreenOffered[" + account + ", " + key.msisdn() + "]";
        }

        /** Whether the sender means this session and may speak in it. */
        boolean isFor(Session live) {
            return live.application().account().equals(account)
                    && means(live.id(), live.code().shortCode());
        }

        private boolean means(SessionId id, String code) {
            return session.equals(SessionId.NONE) ? code.equals(shortCode) : id.equals(session);
        }

        /** Whether just this has ended the session; to anybody else the session is gone. */
        boolean repeats(Ended ended) {
            Said said = ended.said();
            String clientState = memo.after(said.clientState());
            return !clientState.isEmpty()
                    && means(ended.id(), said.shortCode())
                    && said.equals(new Said(account, said.shortCode(), dialect, clientState));
        }

        /** What the session keeps of the request, after what it has kept before. */
        String clientStateFor(Session live, String kept) {
            return live.application().dialect().equals(dialect) ? memo.after(kept) : "";
        }
    }

    /**
     * The application did not give a screen for the hop.
     *
     * @param detail what exactly, for the record, as {@code http 502}
     */
    record ApplicationFailed(
            SessionId session, int hop, EndReason reason, String detail, boolean again)
            implements FromApplication {

        public ApplicationFailed(SessionId session, int hop, EndReason reason, String detail) {
            this(session, hop, reason, detail, false);
        }

        @Override
        public ApplicationFailed asAgain() {
            return new ApplicationFailed(session, hop, reason, detail, true);
        }
    }

    /** The item of the session will reach the checkout, come what may. */
    record CheckoutStored(SessionId session) implements SessionEvent {}

    /** The item could not be stored. */
    record CheckoutRefused(SessionId session) implements SessionEvent {}

    /**
     * An application asks for a session with a subscriber.
     *
     * @param id that the session gets, chosen by the caller so that it can keep what it has to
     *     before
     * @param opening how the first screen comes about
     * @param paid whether its price is held in a purse and has to be settled
     */
    record PushRequested(
            SessionId id,
            SessionKey key,
            NetworkTerms network,
            ApplicationTerms application,
            ServiceCode code,
            Opening opening,
            boolean paid)
            implements SessionEvent {

        /** One that costs nothing. */
        public PushRequested(
                SessionId id,
                SessionKey key,
                NetworkTerms network,
                ApplicationTerms application,
                ServiceCode code,
                Opening opening) {
            this(id, key, network, application, code, opening, false);
        }

        @Override
        public String toString() {
            return "PushRequested[" + application.id() + ", " + key.msisdn() + "]";
        }
    }

    /** Where the first screen of a push comes from. */
    sealed interface Opening {

        /** The application is asked for it. */
        record Ask(String contextData) implements Opening {}

        /** It came with the request. */
        record First(Screen screen, String clientState) implements Opening {}
    }

    /** The network took the first screen of a push; {@code dialogueId} is its name for it. */
    record NetworkAccepted(SessionId session, String dialogueId) implements SessionEvent {}

    /** The network certainly did not take the first screen of a push. */
    record NetworkRefused(SessionId session, String cause) implements SessionEvent {}

    /**
     * A screen that the network had taken did not reach the handset.
     *
     * @param dialogueId the network's name of the dialogue, or the one that we gave it
     * @param cause the network's own word for why
     */
    record NotDelivered(SessionKey key, String dialogueId, String cause) implements SessionEvent {}

    /** A time that a state had named has come. */
    record DeadlinePassed() implements SessionEvent {}

    /** The router is about to stop. */
    record ShutDown() implements SessionEvent {}
}
