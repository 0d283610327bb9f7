package io.strowger.core.session.walk;

import io.strowger.core.model.Screen;
import io.strowger.core.session.SessionEvent.Replied;
import io.strowger.core.session.walk.Story.Phase;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Which inputs a menu takes: the model's menus have lower-case keys, one of them a letter. */
final class MenuRules {

    private MenuRules() {}

    static boolean isChoice(@Nullable Screen menu, Replied reply) {
        return menu == null || menu.choices() == null || menu.choices().keys().contains(key(reply));
    }

    /** What the application hears of an input. */
    static String heard(@Nullable Screen menu, Replied reply) {
        return menu == null || menu.choices() == null ? reply.text() : key(reply);
    }

    private static String key(Replied reply) {
        return reply.text().trim().toLowerCase(Locale.ROOT);
    }

    /** Whether the step's input is one that the menu of now does not have. */
    static boolean asksAgain(Step step) {
        return isNew(step) && !turns(step) && !isChoice(step.shown, (Replied) step.event);
    }

    /** Whether the step's input asks for the next page of a text. */
    static boolean turns(Step step) {
        return isNew(step)
                && step.shown != null
                && step.shown.next() != null
                && key((Replied) step.event).equals("00");
    }

    private static boolean isNew(Step step) {
        return step.event instanceof Replied reply
                && (step.was(Phase.READING) || step.was(Phase.SUSPENDED))
                && !step.completes()
                && step.isIn(reply.dialogueId())
                && !StepRules.repeats(step, reply);
    }
}
