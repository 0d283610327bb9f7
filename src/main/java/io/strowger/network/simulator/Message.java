package io.strowger.network.simulator;

/**
 * A text in a handset's inbox.
 *
 * @param at epoch milliseconds
 */
record Message(Kind kind, String from, String text, long at) {

    /** What brought it. */
    enum Kind {
        USSD("ussd"),
        SMS("sms");

        private final String label;

        Kind(String label) {
            this.label = label;
        }

        String label() {
            return label;
        }
    }

    /** Shows no text (invariant 26). */
    @Override
    public String toString() {
        return "Message[" + kind + "]";
    }
}
