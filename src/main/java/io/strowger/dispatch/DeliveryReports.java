package io.strowger.dispatch;

import io.strowger.bus.MessageRequest.Report;
import io.strowger.core.model.Receipt;
import io.strowger.security.SecretCipher;
import io.strowger.store.Delivery;
import io.strowger.store.DeliveryCipher;
import io.strowger.store.Outbox;
import java.time.InstantSource;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What became of texts, kept until whoever wants to know has been told. Of any thread. */
public final class DeliveryReports {

    private static final Logger log = LoggerFactory.getLogger(DeliveryReports.class);

    /** A webhook that is down over a day still gets its reports. */
    private static final long REPORT_LIFE_MILLIS = 24L * 3_600_000;

    private final Outbox outbox;
    private final DeliveryCipher cipher;
    private final InstantSource clock;
    private final InstantSource wall;

    /**
     * @param clock tells how long a report lives
     * @param wall tells its receiver when it was made
     */
    public DeliveryReports(
            Outbox outbox, SecretCipher vault, InstantSource clock, InstantSource wall) {
        this.wall = wall;
        this.outbox = outbox;
        this.cipher = new DeliveryCipher(vault);
        this.clock = clock;
    }

    /** Keeps a report; the first of an id is the one that is told. */
    public void keep(Report report, Receipt receipt) {
        long now = clock.millis();
        outbox.put(
                        new Delivery(
                                report.id(),
                                Delivery.Kind.DELIVERY_REPORT,
                                report.account(),
                                report.url(),
                                Map.of(),
                                cipher.body(report.id(), report.body().of(receipt, wall.millis())),
                                "",
                                now,
                                now + REPORT_LIFE_MILLIS))
                .onFailure(error -> log.warn("A delivery report is lost", error));
    }
}
