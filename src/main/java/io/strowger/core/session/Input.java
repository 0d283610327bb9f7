package io.strowger.core.session;

/** What a hop brings to the application. */
public sealed interface Input {

    /**
     * The subscriber dialled the application's code.
     *
     * @param text the whole dial string
     * @param rest what follows the matched code, segments joined by {@code *} (deep dial), or empty
     */
    record Dial(String text, String rest) implements Input {
        @Override
        public String toString() {
            return "Dial[hidden]";
        }
    }

    /** The subscriber answered a screen. */
    record Reply(String text) implements Input {
        @Override
        public String toString() {
            return "Reply[hidden]";
        }
    }

    /** The application itself asked for the session; {@code text} is its context data. */
    record Push(String text) implements Input {
        @Override
        public String toString() {
            return "Push[hidden]";
        }
    }
}
