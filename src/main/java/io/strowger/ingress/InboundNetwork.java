package io.strowger.ingress;

import io.strowger.dialect.NetworkDialect;
import io.strowger.dialect.NetworkSide;
import io.strowger.limits.RateLimit;
import io.strowger.numbering.Numbering;
import io.strowger.provision.NetworkDefinition;

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
}
