package io.strowger.demo;

/**
 * What the bank answers: a screen, and what it wants to be reminded of at the next request.
 *
 * @param text what the subscriber reads; at most 182 septets of the GSM alphabet
 * @param state where the subscriber is now, sent back by the router as {@code ClientState}; empty
 *     when this screen is the last
 * @param fieldType the keyboard that fits the reply: {@code number}, {@code phone}, {@code decimal}
 */
record Turn(String text, String state, String fieldType) {

    /** A menu or a question; the reply comes together with {@code state}. */
    static Turn ask(String state, String fieldType, String text) {
        return new Turn(text, state, fieldType);
    }

    /** The last screen of the session. */
    static Turn end(String text) {
        return new Turn(text, "", "");
    }

    boolean last() {
        return state.isEmpty();
    }

    /** The same question once more, with the reason in front. */
    Turn again(String hint) {
        return new Turn(hint + "\n" + text, state, fieldType);
    }
}
