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
import io.strowger.store.SessionStore;
import io.strowger.store.SessionStore.Taken;
import io.vertx.core.Future;
import java.time.InstantSource;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What all session verticles of a process share.
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
public record SessionContext(
        SessionMachine machine,
        InstantSource clock,
        Supplier<Snapshot> snapshot,
        Function<String, @Nullable Network> networks,
        Recoveries recoveries,
        Records records,
        Checkouts checkouts,
        SessionMeters meters,
        PushCharges paid,
        Limits limits) {

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

    /** Counts what session verticles do. */
    public interface SessionMeters {
        void began(String network, String application, Origin origin);

        void ended(SessionRecord record);

        void lateAnswer();
    }

    /**
     * When new sessions are refused.
     *
     * @param maxLive live sessions, of each loop's part of the table
     * @param maxPlaces live sessions and remembered ends, of each part
     * @param maxBytes what live sessions and remembered ends of a part may take, in bytes as {@link
     *     io.strowger.core.session.Footprint} counts them
     * @param maxWaiting pushes, over all loops, whose network has not answered yet
     */
    public record Limits(long maxLive, long maxPlaces, long maxBytes, int maxWaiting) {

        /** What is free is worth three times as much of it to one account. */
        private static final int SHARE = 3;

        boolean allow(SessionStore store) {
            return store.liveCount() < maxLive
                    && store.size() < maxPlaces
                    && store.bytes() < maxBytes;
        }

        boolean allow(PendingReplies askers) {
            return askers.waitingPushes() < maxWaiting;
        }

        /** Whether an account that is not the only one may have another push that waits. */
        boolean allow(PendingReplies askers, String account) {
            return askers.waitingPushes(account) < SHARE * (maxWaiting - askers.waitingPushes());
        }

        /** Whether the sessions of an account that is not the only one may take more bytes. */
        boolean allowMoreBytes(SessionStore store, String account) {
            return store.takenBy(account).bytes() < SHARE * (maxBytes - store.bytes());
        }

        /**
         * Whether an account that is not the only one may begin another session. It may hold three
         * times what is free: three quarters of all when it is alone, less when others hold
         * something as well, and whoever holds little always finds room.
         */
        boolean allow(SessionStore store, String account) {
            Taken taken = store.takenBy(account);
            return taken.live() < SHARE * (maxLive - store.liveCount())
                    && taken.places() < SHARE * (maxPlaces - store.size())
                    && allowMoreBytes(store, account);
        }
    }
}
