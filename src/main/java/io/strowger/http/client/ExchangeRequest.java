package io.strowger.http.client;

import io.vertx.core.http.RequestOptions;

/**
 * What is to be sent.
 *
 * @param target where to and by which method, with all headers; it is sent as it stands
 * @param repeatable whether it is sent once more, on a connection of its own, when it met silence
 *     where another was answered: its receiver takes one twice
 */
public record ExchangeRequest(RequestOptions target, byte[] body, boolean repeatable) {

    @Override
    public String toString() {
        return "ExchangeRequest[" + body.length + " bytes]";
    }
}
