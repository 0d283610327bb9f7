package io.strowger.ingress;

import io.strowger.bus.NetworkRequest;
import io.strowger.dialect.MediaType;
import io.strowger.dialect.NetworkDialect;
import io.strowger.dialect.NetworkMessage;
import io.strowger.dialect.NetworkSide;
import io.strowger.limits.RateLimit;
import io.strowger.numbering.Numbering;
import io.strowger.provision.NetworkDefinition;
import org.jspecify.annotations.Nullable;

/** All that a request of one network is measured by, put together once a snapshot. */
record InboundNetwork(
        NetworkDefinition definition,
        NetworkSide side,
        Numbering numbering,
        RateLimit rateLimit,
        ReplayGuard replays) {

    NetworkDialect dialect() {
        return side.codec();
    }

    /** What a request is told whose method the dialect does not take. */
    String otherMethod() {
        return "Networks " + String.join(" or ", side.methods()) + " their requests.";
    }

    /** What a request is told whose content type the dialect does not read. */
    String otherType() {
        return "The body has to be " + String.join(" or ", side.contentTypes()) + ".";
    }

    /** Whether a body of a type that is none of the dialect's may be JSON nevertheless. */
    boolean mayBeJson(@Nullable String contentType) {
        return !definition.strict()
                && side.reads(MediaType.JSON)
                && MediaType.mayBeJson(MediaType.of(contentType));
    }

    /** What a message asks of a session. */
    static NetworkRequest.Kind kind(NetworkMessage.Kind kind) {
        return switch (kind) {
            case DIALLED -> NetworkRequest.Kind.DIALLED;
            case REPLIED -> NetworkRequest.Kind.REPLIED;
            case CANCELLED -> NetworkRequest.Kind.CANCELLED;
            case ABORTED -> NetworkRequest.Kind.ABORTED;
        };
    }
}
