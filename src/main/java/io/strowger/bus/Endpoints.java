package io.strowger.bus;

import io.strowger.core.model.SessionKey;
import io.strowger.core.session.Effect.AskApplication;
import io.strowger.core.session.Effect.TellApplication;
import java.util.List;
import java.util.stream.IntStream;

/** Every address on the bus. */
public final class Endpoints {

    private final List<Endpoint<NetworkRequest, NetworkAnswer>> shards;

    /**
     * @param shards how many session verticles there are: one a loop
     */
    public Endpoints(int shards) {
        this.shards = IntStream.range(0, shards).mapToObj(Endpoints::shard).toList();
    }

    /** Where the session of a subscriber lives. */
    public Endpoint<NetworkRequest, NetworkAnswer> sessionOf(SessionKey key) {
        return shards.get((key.hashCode() & Integer.MAX_VALUE) % shards.size());
    }

    /** The session verticle of a loop. */
    public static Endpoint<NetworkRequest, NetworkAnswer> shard(int loop) {
        return new Endpoint<>("session." + loop);
    }

    /** Asks an application; the dispatch verticle of a loop. */
    public static Endpoint<AskApplication, ApplicationReply> ask(int loop) {
        return new Endpoint<>("dispatch.ask." + loop);
    }

    /** Tells an application of an end; the dispatch verticle of a loop. */
    public static Endpoint<TellApplication, Told> tell(int loop) {
        return new Endpoint<>("dispatch.tell." + loop);
    }
}
