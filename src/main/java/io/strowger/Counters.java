package io.strowger;

import io.strowger.core.session.Effect.PushOutcome;
import io.strowger.core.session.Session.Origin;
import io.strowger.core.session.SessionRecord;
import io.strowger.core.verify.Verdict;
import io.strowger.dialect.WireError;
import io.strowger.dispatch.DispatchRoom;
import io.strowger.dispatch.Gates;
import io.strowger.ingress.IngressRoom;
import io.strowger.ingress.verification.VerificationRoom;
import io.strowger.ops.metrics.Meters;
import io.strowger.ops.records.SessionRecords;
import io.strowger.session.SessionRoom;
import java.util.Locale;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** What the rooms report, on its way to the meters and to the session records. */
final class Counters
        implements SessionRoom.Records,
                SessionRoom.SessionMeters,
                DispatchRoom.DispatchMeters,
                IngressRoom.IngressMeters,
                VerificationRoom.VerificationMeters {

    private final SessionRecords records;
    private final Meters meters = new Meters();

    Counters(SessionRecords records) {
        this.records = records;
        meters.queue("records", records::waiting);
        meters.count(
                "strowger.records.lost", "Session records lost for want of room", records::lost);
    }

    /** Reads what the rooms hold whenever it is asked for. */
    void watch(Rooms rooms, Gates gates, LongSupplier outbox) {
        meters.gauge(
                "strowger.outbox.waiting", "Deliveries that have not reached anybody yet", outbox);
        meters.gauge("strowger.sessions.live", "Sessions that have not ended", rooms::liveSessions);
        meters.queue("applications", gates::inFlight);
        meters.circuits(gates::forEachCircuit);
    }

    void watch(WallWatch wall) {
        meters.gauge(
                "strowger.wall.ahead.seconds",
                "How far the wall clock is ahead of the clock of deadlines",
                wall::aheadSeconds);
    }

    String scrape() {
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
        meters.pushed(outcome.name().toLowerCase(Locale.ROOT));
    }

    /** Pushes stayed unknown for too long. */
    void pushesFlagged(int flagged) {
        meters.pushesFlagged(flagged);
    }

    @Override
    public void asked(String prefix) {
        meters.verification().asked(prefix);
    }

    @Override
    public void guessed(String prefix, @Nullable Verdict verdict) {
        if (verdict == Verdict.VALID) {
            meters.verification().validated(prefix);
        }
        String outcome = verdict == null ? "unknown" : verdict.name().toLowerCase(Locale.ROOT);
        meters.verification().guessed(outcome);
    }

    @Override
    public void refused(WireError.Kind kind) {
        meters.refused(kind.name().toLowerCase(Locale.ROOT));
    }
}
