package io.strowger.ingress;

import io.strowger.dialect.NetworkMessage;
import io.strowger.dialect.WireAnswer;
import io.vertx.core.http.HttpServerRequest;
import org.jspecify.annotations.Nullable;

/**
 * A request of a network whose answer is the next screen.
 *
 * @param signed what is told of its answer, or null when it was not signed
 */
record NetworkHop(
        HttpServerRequest request,
        InboundNetwork network,
        NetworkMessage message,
        ReplayGuard.@Nullable SignedRequest signed) {

    void answered(WireAnswer answer) {
        if (signed != null) {
            signed.answered(answer);
        }
    }

    void failed(RuntimeException error) {
        if (signed != null) {
            signed.failed(error);
        }
    }
}
