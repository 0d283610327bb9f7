package io.strowger.dialect;

import io.strowger.core.model.Screen;

/** A wire format between a network and the router: bytes ↔ records, without any I/O. */
public interface NetworkDialect {

    /**
     * Reads a request of the network; {@code body} is whatever was sent, at most 64 KiB.
     *
     * @param strict whether only what the document allows is read (docs/protocols/README.md)
     */
    Decoded<NetworkMessage> read(byte[] body, boolean strict);

    /** The answer that carries a screen. */
    byte[] write(NetworkMessage request, Screen screen);

    /** The body of an answer that refuses a request. */
    byte[] refuse(WireError error);
}
