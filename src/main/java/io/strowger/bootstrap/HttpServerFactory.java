package io.strowger.bootstrap;

import io.strowger.config.HttpSettings;
import io.strowger.config.Settings;
import io.strowger.dialect.Dialects;
import io.strowger.http.server.ClientAddresses;
import io.strowger.http.server.ConnectionStatistics;
import io.strowger.http.server.ErrorFormats;
import io.strowger.http.server.IngressLimits;
import io.strowger.http.server.PublicUrlResolver;
import io.strowger.http.server.ServerExchanges;
import io.strowger.ingress.HealthCheck;
import io.strowger.ingress.IngressContext;
import io.strowger.ingress.ReplayGuards;
import io.strowger.limits.RateLimits;
import io.strowger.ops.OpenFileLimit;
import io.strowger.ops.Readiness;
import io.strowger.provision.Registry;
import java.util.concurrent.atomic.AtomicBoolean;

/** The public port put together: the dialects that come in, their errors and limits. */
public final class HttpServerFactory {

    private static final int MAX_BODY_BYTES = 64 * 1024;

    /** Longer than any application may take, so that the session's own deadlines decide. */
    private static final long ANSWER_WITHIN_MILLIS = 20_000;

    private HttpServerFactory() {}

    public static IngressContext ingressContext(
            Settings settings,
            Registry registry,
            Dialects dialects,
            ErrorFormats shapes,
            IngressContext.IngressMeters meters,
            AtomicBoolean stopping,
            ConnectionStatistics connections,
            Readiness readiness) {
        IngressLimits limits = limits(settings.http(), settings.eventLoops());
        return new IngressContext(
                registry::current,
                dialects,
                shapes,
                limits,
                meters,
                new RateLimits(),
                new ReplayGuards(),
                stopping,
                clients(settings.http()),
                connections,
                new ServerExchanges(limits.maxInFlight()),
                readiness::isStopping,
                new HealthCheck(settings.http().health(), readiness::isReady));
    }

    /** Tells where requests come from, whatever stands in front of the port. */
    public static ClientAddresses clients(HttpSettings http) {
        return new ClientAddresses(http.trustedProxies(), http.proxyProtocol());
    }

    /** Tells by which URL a client reaches the port. */
    static PublicUrlResolver urls(HttpSettings http) {
        return new PublicUrlResolver(http.publicUrl(), clients(http));
    }

    private static IngressLimits limits(HttpSettings http, int loops) {
        return new IngressLimits(
                MAX_BODY_BYTES,
                http.headersWithin().toMillis(),
                http.bodyWithin().toMillis(),
                http.idleTimeout().toMillis(),
                Math.ceilDiv(OpenFileLimit.connections(http.maxConnections()), loops),
                http.maxInFlight(),
                ANSWER_WITHIN_MILLIS);
    }
}
