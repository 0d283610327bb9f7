package io.strowger.network.simulator;

import io.strowger.dialect.WireAnswer;
import io.strowger.ops.ManagementRefusal;

/** Every "no" of a handset, with the HTTP status, code and message of the Handset API. */
enum HandsetRefusal {
    NO_OPEN_SCREEN(409, "The handset shows no screen that expects a reply. Dial first."),
    NETWORK_BUSY(409, "The network does not reach the handset: its behaviour is set to busy."),
    NETWORK_ABSENT(409, "The network does not reach the handset: its behaviour is set to absent."),
    NETWORK_REJECT(409, "The network does not reach the handset: its behaviour is set to reject."),
    NETWORK_SILENT(409, "The network does not reach the handset: its behaviour is set to silent."),
    NO_ANSWER(504, "The router did not answer in time. Its log says more."),
    TOO_MANY_HANDSETS(503, "Too many handsets are in a dialogue. Let some of them hang up.");

    private final int status;
    private final String message;

    HandsetRefusal(int status, String message) {
        this.status = status;
        this.message = message;
    }

    WireAnswer answer() {
        return new ManagementRefusal(status, name(), message).answer();
    }

    /** The refusal of a network in this mode, which is not {@code OK}. */
    static HandsetRefusal of(Behaviour.Mode mode) {
        return switch (mode) {
            case OK -> throw new IllegalArgumentException("a good network refuses nothing");
            case BUSY -> NETWORK_BUSY;
            case ABSENT -> NETWORK_ABSENT;
            case REJECT -> NETWORK_REJECT;
            case SILENT -> NETWORK_SILENT;
        };
    }
}
