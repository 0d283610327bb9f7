package io.strowger.network.simulator;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How the network behaves towards one handset (docs/protocols/push.md, "Simulator modes").
 *
 * @param delayMillis how long each leg takes, 0 to 60,000
 */
public record Behaviour(Mode mode, long delayMillis) {

    /** Longest delay of a leg. */
    public static final long MAX_DELAY_MILLIS = 60_000;

    /** A network without faults. */
    public static final Behaviour GOOD = new Behaviour(Mode.OK, 0);

    /** What becomes of a submit; in every mode but OK nothing of the subscriber gets through. */
    public enum Mode {
        /** Taken and shown. */
        OK,
        /** Taken, then reported as not delivered. */
        BUSY,
        /** Taken, then reported as not delivered. */
        ABSENT,
        /** Refused. */
        REJECT,
        /** Never answered. */
        SILENT;

        private final String label = name().toLowerCase(Locale.ROOT);

        /** The word of the Handset API. */
        public String label() {
            return label;
        }

        static @Nullable Mode of(String label) {
            for (Mode mode : values()) {
                if (mode.label.equalsIgnoreCase(label)) {
                    return mode;
                }
            }
            return null;
        }
    }
}
