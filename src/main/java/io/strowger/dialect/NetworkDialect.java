package io.strowger.dialect;

import io.strowger.core.model.Screen;

/** A wire format between a network and the router: bytes ↔ records, without any I/O. */
public interface NetworkDialect {

    /**
     * Reads a request of the network; its body is whatever was sent, at most 64 KiB.
     *
     * @param strict whether only what the document allows is read (docs/protocols/README.md)
     */
    Decoded<NetworkMessage> read(ReceivedRequest request, boolean strict);

    /** What is wrong with a message whose number is none; it names the field of this dialect. */
    WireError invalidNumber();

    /** The answer that carries a screen. */
    WireAnswer write(NetworkMessage request, Screen screen);

    /** The answer that refuses a request. */
    WireAnswer refuse(WireError error);
}
