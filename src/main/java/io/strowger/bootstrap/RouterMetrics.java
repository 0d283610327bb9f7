package io.strowger.bootstrap;

import io.strowger.api.token.TokenLookups;
import io.strowger.api.verification.VerificationContext;
import io.strowger.core.push.PushOutcome;
import io.strowger.core.session.Session.Origin;
import io.strowger.core.session.SessionRecord;
import io.strowger.core.verify.Verdict;
import io.strowger.dialect.WireError;
import io.strowger.dispatch.ApplicationLimiters;
import io.strowger.dispatch.DispatchContext;
import io.strowger.http.server.ConnectionStatistics;
import io.strowger.ingress.IngressContext;
import io.strowger.ops.metrics.ConnectionMeters;
import io.strowger.ops.metrics.Meters;
import io.strowger.ops.records.SessionRecords;
import io.strowger.ops.retention.Cleaner;
import io.strowger.provision.AccountDefinition;
import io.strowger.provision.OneApiApplications;
import io.strowger.provision.Registry;
import io.strowger.provision.Snapshot;
import io.strowger.session.SessionContext;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What the verticles report, on its way to the meters and to the session records. */
public final class RouterMetrics
        implements SessionContext.Records,
                SessionContext.SessionMeters,
                DispatchContext.DispatchMeters,
                IngressContext.IngressMeters,
                VerificationContext.VerificationMeters {

    private static final int MILLIS_A_SECOND = 1_000;

    private final SessionRecords records;
    private final Meters meters = new Meters();

    public RouterMetrics(SessionRecords records, Registry registry) {
        this.records = records;
        registry.onChange(_ -> label(registry));
        label(registry);
        meters.queue("records", records::waiting);
        meters.count(
                "strowger.records.lost", "Session records lost for want of room", records::lost);
    }

    /** What is provisioned has labels of its own, and what is gone has none. */
    private synchronized void label(Registry registry) {
        Snapshot now = registry.current();
        meters.provisioned(
                now.networks().stream().map(network -> network.terms().id()).toList(),
                now.accounts().stream().map(AccountDefinition::id).toList(),
                now.applications().stream()
                        .map(one ->
                                new Meters.Provisioned(
                                        one.terms().id(),
                                        one.terms().account(),
                                        !OneApiApplications.isSubscription(one)))
                        .toList());
    }

    /** Reads what the verticles hold whenever it is asked for. */
    public void watch(
            VerticleDeployment verticles, ApplicationLimiters limiters, OutboxWatch outbox) {
        meters.gauge(
                "strowger.outbox.waiting",
                "Deliveries that have not reached anybody yet",
                outbox::waiting);
        meters.count(
                "strowger.outbox.dropped",
                "Notices that were let go because too much of their account waited",
                outbox::dropped);
        meters.gauge(
                "strowger.sessions.live", "Sessions that have not ended", verticles::liveSessions);
        meters.gauge(
                "strowger.sessions.bytes",
                "Bytes that live sessions and remembered ends take, reckoned rather high",
                verticles::sessionBytes);
        meters.queue("applications", limiters::inFlight);
        meters.circuits(limiters::forEachCircuit);
    }

    /** Counts the connections of one of the ports, and shows them from now on. */
    public ConnectionStatistics connections(String port) {
        ConnectionStatistics statistics = new ConnectionStatistics(port);
        ConnectionMeters shown = meters.connections(port);
        shown.open(statistics::silent, statistics::spoken);
        for (ConnectionStatistics.Dropped reason : ConnectionStatistics.Dropped.values()) {
            shown.dropped(reason.name().toLowerCase(Locale.ROOT), () -> statistics.dropped(reason));
        }
        return statistics;
    }

    /** Reads how far the cleaner is whenever it is asked for. */
    public void watch(Cleaner cleaner) {
        cleaner.kinds()
                .forEach(kind -> {
                    deleted(kind, 0);
                    meters.behind(kind, () -> cleaner.behindMillis(kind) / MILLIS_A_SECOND);
                });
    }

    /** Something was deleted because its time was over. */
    public void deleted(String kind, int count) {
        meters.deleted(kind, count);
    }

    /** Counts what made the store be read for a token. */
    public void watch(TokenLookups lookups) {
        meters.count(
                "strowger.token.lookups",
                "Access tokens that were looked up in the store",
                lookups::made);
        meters.count(
                "strowger.token.lookups.refused",
                "Access tokens that were not looked up, because too many were",
                lookups::refused);
    }

    public void watch(WallWatch wall) {
        meters.gauge(
                "strowger.wall.ahead.seconds",
                "How far the wall clock is ahead of the clock of deadlines",
                wall::aheadSeconds);
    }

    public String scrape() {
        return meters.scrape();
    }

    @Override
    public boolean hasRoom() {
        return records.hasRoom();
    }

    @Override
    public void write(SessionRecord record) {
        records.offer(record); // what finds no room is counted there
    }

    @Override
    public void began(String network, String application, Origin origin) {
        meters.began(network, application, origin);
    }

    @Override
    public void ended(SessionRecord record) {
        meters.ended(record.key().network(), record.application(), record.reason());
    }

    @Override
    public void lateAnswer() {
        meters.lateAnswer();
    }

    @Override
    public void applicationTook(String network, String application, long nanos) {
        meters.applicationTook(network, application, nanos);
    }

    @Override
    public void noticeLost() {
        meters.noticeLost();
    }

    @Override
    public void routerTook(String network, String application, long nanos) {
        meters.routerTook(network, application, nanos);
    }

    /** A paid push came to an outcome. */
    void pushed(PushOutcome outcome) {
        meters.pushed(outcome.label());
    }

    /** Pushes stayed unknown for too long. */
    void pushesFlagged(int flagged) {
        meters.pushesFlagged(flagged);
    }

    @Override
    public void asked(String account, String prefix) {
        meters.verification().asked(account, prefix);
    }

    @Override
    public void guessed(String account, String prefix, @Nullable Verdict verdict) {
        if (verdict == Verdict.VALID) {
            meters.verification().validated(account, prefix);
        }
        String outcome = verdict == null ? "unknown" : verdict.name().toLowerCase(Locale.ROOT);
        meters.verification().guessed(outcome);
    }

    @Override
    public void refused(WireError.Kind kind) {
        meters.refused(kind.name().toLowerCase(Locale.ROOT));
    }
}
