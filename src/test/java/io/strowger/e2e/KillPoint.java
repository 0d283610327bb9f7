package io.strowger.e2e;

/** When a router is killed under a push: what has just happened outside of it, in this order. */
enum KillPoint {

    /** The application was asked for the first screen: the price is held, nothing was sent. */
    ASKED,

    /** The hub was asked and does not take it; the router never hears so. */
    SUBMITTED,

    /** The hub took it; the router never hears so. */
    TAKEN,

    /** The subscriber answered what was shown before the router was started. */
    REPLIED,

    /** The hub took it and said so, while nobody can commit. */
    UNCOMMITTED,

    /** The hub took it and said so. */
    SAID,

    /** The hub did not take it and said so. */
    REFUSED,

    /** The client was told that it was sent. */
    TOLD
}
