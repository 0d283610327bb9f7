package io.strowger.network.simulator;

import io.strowger.core.model.Screen;
import io.strowger.network.simulator.HandsetView.Shown;
import java.util.ArrayDeque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One handset: its display, its dialogue and its inbox. For one thread. */
final class Handset {

    static final int MOST_MESSAGES = 100;

    private final ArrayDeque<Message> inbox = new ArrayDeque<>();
    private Behaviour behaviour = Behaviour.GOOD;
    private @Nullable Dialogue dialogue;
    private @Nullable Shown shown;

    /** A dialogue with the network, from the dial (or the push) to the final screen. */
    static final class Dialogue {
        private final String id;
        private int sequence;
        private boolean asking;

        Dialogue(String id) {
            this.id = id;
        }

        String id() {
            return id;
        }

        /** The number of the next input; from now on its screen is waited for. */
        int ask() {
            asking = true;
            return ++sequence;
        }
    }

    Behaviour behaviour() {
        return behaviour;
    }

    void behave(Behaviour newBehaviour) {
        behaviour = newBehaviour;
    }

    /** The open dialogue, or null. */
    @Nullable Dialogue dialogue() {
        return dialogue;
    }

    boolean isIn(Dialogue other) {
        return dialogue == other;
    }

    /** The open dialogue when it is this one, else null. */
    @Nullable Dialogue dialogue(String id) {
        return dialogue != null && dialogue.id.equals(id) ? dialogue : null;
    }

    /** The dialogue whose screen waits for a reply, or null. */
    @Nullable Dialogue answerable() {
        Shown screen = shown;
        boolean open = screen != null && screen.screen().expectsReply();
        return open && dialogue != null && !dialogue.asking ? dialogue : null;
    }

    /** Opens a dialogue in place of the one there was. */
    Dialogue open(String id) {
        shown = null;
        dialogue = new Dialogue(id);
        return dialogue;
    }

    /** Ends the dialogue and clears the display. */
    void hangUp() {
        dialogue = null;
        shown = null;
    }

    /** Shows a screen of the open dialogue; a final one ends it. */
    void show(Shown screen) {
        if (dialogue != null) {
            dialogue.asking = false;
        }
        boolean blank = !screen.screen().expectsReply() && screen.screen().text().isEmpty();
        shown = blank ? null : screen;
        if (!screen.screen().expectsReply()) {
            dialogue = null;
        }
    }

    /** Shows a screen that the network brought unasked: the session stays the one it was. */
    void show(Screen screen) {
        show(new Shown(shown == null ? null : shown.sessionId(), screen));
    }

    /** Takes a message; beyond {@link #MOST_MESSAGES} the oldest goes. */
    void receive(Message message) {
        if (inbox.size() == MOST_MESSAGES) {
            inbox.removeFirst();
        }
        inbox.addLast(message);
    }

    HandsetView view() {
        return new HandsetView(shown, List.copyOf(inbox));
    }
}
