package io.strowger.store;

import io.strowger.security.ColumnCipher;
import io.strowger.security.SealedValueException;
import io.strowger.security.SecretCipher;
import io.vertx.core.buffer.Buffer;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiConsumer;

/** Seals what is in a {@link Delivery}, for its row of the outbox. */
public final class DeliveryCipher {

    private static final String TABLE = "outbox";

    private final SecretCipher vault;
    private final ColumnCipher bodies;
    private final ColumnCipher secrets;

    public DeliveryCipher(SecretCipher vault) {
        this.vault = vault;
        this.bodies = vault.jsonColumn(TABLE, "body");
        this.secrets = vault.column(TABLE, "sealed_secret");
    }

    /**
     * Seals a body.
     *
     * @param id the delivery's
     */
    public Buffer body(String id, byte[] body) {
        return Buffer.buffer(bodies.sealToBytes(id, body));
    }

    /** Seals the secret that signs a delivery. */
    public String secret(String id, String secret) {
        return secrets.seal(id, secret);
    }

    /** Seals the values of headers, each for its name. */
    public Map<String, String> headers(String id, Map<String, String> headers) {
        Map<String, String> sealed = new HashMap<>();
        headers.forEach((name, value) -> sealed.put(name, header(name).seal(id, value)));
        return sealed;
    }

    /**
     * What is sent.
     *
     * @throws SealedValueException when it was not sealed for this delivery
     */
    public byte[] openBody(Delivery delivery) {
        return bodies.openBytes(delivery.id(), delivery.body().getBytes());
    }

    /**
     * What signs it; empty for nothing.
     *
     * @throws SealedValueException when it was not sealed for this delivery
     */
    public String openSecret(Delivery delivery) {
        return secrets.open(delivery.id(), delivery.sealedSecret());
    }

    /**
     * Tells the names and values of its headers.
     *
     * @throws SealedValueException when one was not sealed for this delivery
     */
    public void openHeaders(Delivery delivery, BiConsumer<String, String> into) {
        delivery.sealedHeaders()
                .forEach(
                        (name, value) -> into.accept(name, openHeader(delivery.id(), name, value)));
    }

    private String openHeader(String id, String name, String value) {
        return header(name).open(id, value);
    }

    private ColumnCipher header(String name) {
        return vault.column(TABLE, "headers " + name.toLowerCase(Locale.ROOT));
    }

    /** Sealed headers as they are when each is bound to the delivery and its name. */
    public Map<String, String> boundHeaders(String id, Map<String, String> sealed) {
        Map<String, String> bound = new LinkedHashMap<>();
        sealed.forEach((name, value) -> bound.put(name, header(name).bind(id, value)));
        return bound;
    }
}
