package io.strowger.core.session;

import io.strowger.core.model.Screen;

/** What an application said to a hop, whatever its dialect. */
public sealed interface Answer {

    /**
     * The next screen; final when it expects no reply.
     *
     * @param clientState what the next request to the application carries, or empty
     */
    record Show(Screen screen, String clientState) implements Answer {
        @Override
        public String toString() {
            return "Show[" + screen + "]";
        }
    }

    /**
     * The last screen, and an item that goes to the account's checkout (programmable-services.txt,
     * {@code AddToCart}).
     *
     * @param item the item as JSON text
     */
    record Checkout(Screen screen, String item) implements Answer {
        @Override
        public String toString() {
            return "Checkout[" + screen + "]";
        }
    }

    /** The screen comes in a request of the application's own (notes.md, oneapi: "later"). */
    record Later() implements Answer {}
}
