package io.strowger.core.session;

import io.strowger.core.model.Rich;
import io.strowger.core.model.Screen;
import org.jspecify.annotations.Nullable;

/** What an application said to a hop, whatever its dialect. */
public sealed interface Answer {

    /** How many characters a session keeps of it beside the text of the screen. */
    default int keptLength() {
        return switch (this) {
            case Show(var screen, var clientState) ->
                    length(screen.rich())
                            + screen.length()
                            - screen.text().length()
                            + clientState.length();
            case Checkout(var screen, var _) -> length(screen.rich());
            case Later() -> 0;
        };
    }

    private static int length(@Nullable Rich rich) {
        return rich == null ? 0 : rich.length();
    }

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
     * The last screen, and an item that goes to the account's checkout
     * (docs/protocols/programmable.md, {@code AddToCart}).
     *
     * @param item the item as JSON text
     */
    record Checkout(Screen screen, String item) implements Answer {
        @Override
        public String toString() {
            return "Checkout[" + screen + "]";
        }
    }

    /**
     * The screen comes in a request of the application's own (docs/protocols/oneapi.md: "later").
     */
    record Later() implements Answer {}
}
