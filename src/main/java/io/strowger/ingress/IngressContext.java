package io.strowger.ingress;

import io.strowger.dialect.Dialects;
import io.strowger.dialect.WireError;
import io.strowger.http.server.ClientAddresses;
import io.strowger.http.server.ConnectionStatistics;
import io.strowger.http.server.ErrorFormats;
import io.strowger.http.server.IngressLimits;
import io.strowger.http.server.ServerExchanges;
import io.strowger.limits.RateLimits;
import io.strowger.provision.Snapshot;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * What all ingress verticles of a process share.
 *
 * @param snapshot the provisioning of now
 * @param dialects how networks ask
 * @param shapes the shape of errors by path
 * @param limits what the port puts up with
 * @param meters what is counted
 * @param rates how much each network may send
 * @param replays the signed requests that each network has sent lately
 * @param stopping set when the router is about to stop
 * @param clients tells where requests come from
 * @param connections counts the connections of the port
 * @param exchanges counts the requests that are worked on
 * @param leaving whether every connection ends with the answer to its next request, since the
 *     router will be stopped
 * @param health where balancers ask
 */
public record IngressContext(
        Supplier<Snapshot> snapshot,
        Dialects dialects,
        ErrorFormats shapes,
        IngressLimits limits,
        IngressMeters meters,
        RateLimits rates,
        ReplayGuards replays,
        AtomicBoolean stopping,
        ClientAddresses clients,
        ConnectionStatistics connections,
        ServerExchanges exchanges,
        BooleanSupplier leaving,
        HealthCheck health) {

    /** Counts what comes in. */
    public interface IngressMeters {

        /**
         * How long a hop took, without the application's time.
         *
         * @param application empty when none was asked
         */
        void routerTook(String network, String application, long nanos);

        void refused(WireError.Kind kind);
    }

    boolean isStopping() {
        return stopping.get();
    }
}
