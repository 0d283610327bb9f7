package io.strowger;

import io.strowger.core.session.SessionRecord;
import io.strowger.dialect.WireError;
import io.strowger.dispatch.DispatchRoom;
import io.strowger.dispatch.Gates;
import io.strowger.ingress.IngressRoom;
import io.strowger.session.SessionRoom;

final class Counters
        implements SessionRoom.Records,
                SessionRoom.SessionMeters,
                DispatchRoom.DispatchMeters,
                IngressRoom.IngressMeters {
    private final Foundations f;

    Counters(Foundations f) {
        this.f = f;
    }

    void watch(Rooms rooms, Gates gates) {}

    String scrape() {
        return "";
    }

    @Override
    public boolean hasRoom() {
        return f.records().hasRoom();
    }

    @Override
    public void write(SessionRecord r) {
        f.records().offer(r);
    }

    @Override
    public void began(String n, String a, String o) {}

    @Override
    public void ended(SessionRecord r) {}

    @Override
    public void lateAnswer() {}

    @Override
    public void applicationTook(String n, String a, long t) {}

    @Override
    public void noticeLost() {}

    @Override
    public void routerTook(String n, long t) {}

    @Override
    public void refused(WireError.Kind k) {}
}
