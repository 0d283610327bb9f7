package io.strowger.session;

import io.strowger.core.model.ApplicationTerms;
import io.strowger.core.model.ServiceCode;
import io.strowger.core.model.SessionKey;
import io.strowger.core.session.Effect.StoreCheckout;
import io.strowger.core.session.Session.Origin;
import io.strowger.core.session.SessionMachine;
import io.strowger.core.session.SessionRecord;
import io.strowger.network.Network;
import io.strowger.provision.Snapshot;
import io.strowger.store.Pushes;
import io.vertx.core.Future;
import java.time.InstantSource;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What all shards of a process share.
 *
 * @param clock the one clock of the router
 * @param snapshot the provisioning of now
 * @param networks the way out to a network by its id, or null when it has none
 * @param recoveries where recovery codes are used up
 * @param records where session records go
 * @param checkouts where items for the checkout are made safe
 * @param meters what is counted
 * @param paid the pushes that are paid from a purse
 * @param limits when new sessions are refused
 */
public record SessionRoom(
        SessionMachine machine,
        InstantSource clock,
        Supplier<Snapshot> snapshot,
        Function<String, @Nullable Network> networks,
        Recoveries recoveries,
        Records records,
        Checkouts checkouts,
        SessionMeters meters,
        PaidPushes paid,
        Limits limits) {

    /** One without purses. */
    public SessionRoom(
            SessionMachine machine,
            InstantSource clock,
            Supplier<Snapshot> snapshot,
            Function<String, @Nullable Network> networks,
            Records records,
            Checkouts checkouts,
            SessionMeters meters,
            Limits limits) {
        this(
                machine,
                clock,
                snapshot,
                networks,
                Recoveries.NONE,
                records,
                checkouts,
                meters,
                PaidPushes.NONE,
                limits);
    }

    /** Uses recovery codes of pushes up (see {@link Pushes#claim}). */
    @FunctionalInterface
    public interface Recoveries {

        /** Where no push is ever kept: every code is invalid. */
        Recoveries NONE = (_, _, _, _) -> Future.succeededFuture(new Pushes.Claim.Invalid());

        /** What the code leads to; a failure says that nobody can tell now. */
        Future<Pushes.Claim> claim(
                SessionKey subscriber, ServiceCode code, String token, String dialogueId);
    }

    /** Takes the one record of a session. */
    public interface Records {

        /** Whether new sessions may begin: their records will find room. */
        boolean hasRoom();

        void write(SessionRecord record);
    }

    /** Takes an item for the checkout; the future succeeds once the item is durable. */
    public interface Checkouts {
        Future<Void> store(StoreCheckout checkout);

        /** Whether a session of this application might end in an item that finds no room. */
        default boolean isFull(ApplicationTerms application) {
            return false;
        }
    }

    /** Counts what shards do. */
    public interface SessionMeters {
        void began(String network, String application, Origin origin);

        void ended(SessionRecord record);

        void lateAnswer();
    }

    /**
     * When new sessions are refused.
     *
     * @param maxLive live sessions a shard
     * @param maxPlaces live sessions and remembered ends a shard
     */
    public record Limits(long maxLive, long maxPlaces) {}
}
