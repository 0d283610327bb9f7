package io.strowger.bus;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.eventbus.EventBus;
import io.vertx.core.eventbus.MessageCodec;

/**
 * Passes records over the local bus by reference. Nodes do not share a bus: what another node has
 * to know goes through the stores.
 */
public final class RecordCodec implements MessageCodec<Record, Record> {

    private static final String NAME = "record";

    /** How every record is sent. */
    static final DeliveryOptions LOCAL =
            new DeliveryOptions().setCodecName(NAME).setLocalOnly(true);

    private RecordCodec() {}

    /** Makes a bus ready for {@link Endpoint}s; once for each bus. */
    public static void register(EventBus bus) {
        bus.registerCodec(new RecordCodec());
    }

    @Override
    public void encodeToWire(Buffer buffer, Record message) {
        throw new UnsupportedOperationException("records stay in their process");
    }

    @Override
    public Record decodeFromWire(int position, Buffer buffer) {
        throw new UnsupportedOperationException("records stay in their process");
    }

    @Override
    public Record transform(Record message) {
        return message;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public byte systemCodecID() {
        return -1;
    }
}
