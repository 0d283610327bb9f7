package io.strowger.bus;

import io.strowger.core.model.Msisdn;
import io.strowger.core.model.SessionKey;
import io.strowger.core.session.Effect.AnswerOffer;
import io.strowger.core.session.Effect.AnswerPush;
import io.strowger.core.session.Effect.AskApplication;
import io.strowger.core.session.Effect.TellApplication;
import io.strowger.core.session.SessionEvent.NotDelivered;
import io.strowger.core.session.SessionEvent.PushRequested;
import io.strowger.core.session.SessionEvent.ScreenOffered;
import java.util.List;
import java.util.stream.IntStream;

/** Every address on the bus. */
public final class Endpoints {

    private final List<Endpoint<NetworkRequest, NetworkAnswer>> sessions;
    private final List<Endpoint<NotDelivered, Ack>> losses;
    private final List<Endpoint<PushRequested, AnswerPush>> pushes;
    private final List<Endpoint<ScreenOffered, AnswerOffer>> offers;

    /**
     * @param sessions how many session verticles there are: one a loop, any of which works on any
     *     session
     */
    public Endpoints(int sessions) {
        this.sessions = IntStream.range(0, sessions).mapToObj(Endpoints::session).toList();
        this.losses = IntStream.range(0, sessions).mapToObj(Endpoints::lost).toList();
        this.pushes = IntStream.range(0, sessions).mapToObj(Endpoints::push).toList();
        this.offers = IntStream.range(0, sessions).mapToObj(Endpoints::offer).toList();
    }

    /** Who works on what a subscriber did: always the same loop, so that the order stays. */
    public Endpoint<NetworkRequest, NetworkAnswer> sessionOf(SessionKey key) {
        return sessions.get(loopOf(key));
    }

    /** Where a network tells what it could not deliver to a subscriber. */
    public Endpoint<NotDelivered, Ack> lostOf(SessionKey key) {
        return losses.get(loopOf(key));
    }

    /** Where an application asks for a session with a subscriber. */
    public Endpoint<PushRequested, AnswerPush> pushTo(SessionKey key) {
        return pushes.get(loopOf(key));
    }

    /** Where an application sends a screen that no open request of ours waits for. */
    public Endpoint<ScreenOffered, AnswerOffer> offerTo(SessionKey key) {
        return offers.get(loopOf(key));
    }

    /** Where a short message is sent from; any loop may. */
    public Endpoint<MessageRequest, MessageAnswer> messageTo(Msisdn to) {
        return message((int) (to.number() % sessions.size()));
    }

    private int loopOf(SessionKey key) {
        return (key.hashCode() & Integer.MAX_VALUE) % sessions.size();
    }

    /** The session verticle of a loop. */
    public static Endpoint<NetworkRequest, NetworkAnswer> session(int loop) {
        return new Endpoint<>("session." + loop);
    }

    /** What did not reach the subscribers of a loop's sessions. */
    public static Endpoint<NotDelivered, Ack> lost(int loop) {
        return new Endpoint<>("session.lost." + loop);
    }

    /** The pushes to a loop's sessions. */
    public static Endpoint<PushRequested, AnswerPush> push(int loop) {
        return new Endpoint<>("session.push." + loop);
    }

    /** The screens that applications send to a loop's sessions. */
    public static Endpoint<ScreenOffered, AnswerOffer> offer(int loop) {
        return new Endpoint<>("session.offer." + loop);
    }

    /** Asks an application; the dispatch verticle of a loop. */
    public static Endpoint<AskApplication, ApplicationReply> ask(int loop) {
        return new Endpoint<>("dispatch.ask." + loop);
    }

    /** Sends a short message; the dispatch verticle of a loop. */
    public static Endpoint<MessageRequest, MessageAnswer> message(int loop) {
        return new Endpoint<>("dispatch.message." + loop);
    }

    /** Tells an application of an end; the dispatch verticle of a loop. */
    public static Endpoint<TellApplication, Ack> tell(int loop) {
        return new Endpoint<>("dispatch.tell." + loop);
    }
}
