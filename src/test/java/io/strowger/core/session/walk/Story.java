package io.strowger.core.session.walk;

import io.strowger.core.model.ApplicationTerms;
import io.strowger.core.model.NetworkTerms;
import io.strowger.core.model.Screen;
import io.strowger.core.model.SessionId;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** What the model knows of one session, drawn from events and effects and never from its state. */
final class Story {

    /** Whose turn it is. */
    enum Phase {
        ASKED,
        STORING,
        READING,
        SUBMITTING,
        SUSPENDED,
        OVER
    }

    final SessionId id;
    final NetworkTerms network;
    final ApplicationTerms application;
    final boolean push;
    final long begunAt;
    long endsBy;
    String dialogueId;

    Phase phase = Phase.ASKED;
    long due;
    int hops;
    int highest;
    int bytesIn;
    int bytesOut;

    /** What the last answer left for the next request. */
    String carried = "";

    /** The application's screen that was shown last, or waits to be. */
    @Nullable Screen screen;

    /** The last screen of all, as repeated requests get it. */
    @Nullable Screen last;

    boolean gaveFirstScreen;
    boolean submitted;
    boolean pushAnswered;
    boolean checkedOut;
    int told;

    Story(
            SessionId id,
            NetworkTerms network,
            ApplicationTerms application,
            String dialogueId,
            boolean push,
            long now) {
        this.id = id;
        this.network = network;
        this.application = application;
        this.dialogueId = dialogueId;
        this.push = push;
        this.begunAt = now;
        this.endsBy = now + application.sessionWithinMillis();
    }

    boolean live() {
        return phase != Phase.OVER;
    }

    boolean waits(Phase awaited, long now) {
        return phase == awaited && now < due;
    }

    void turn(Phase next, long until) {
        phase = next;
        due = next == Phase.SUSPENDED ? until : Math.min(until, endsBy);
    }

    void heard(int sequence, String input) {
        hops++;
        misheard(sequence, input);
    }

    void misheard(int sequence, String input) {
        highest = Math.max(highest, sequence);
        bytesIn += bytes(input);
    }

    void showed(Screen shown) {
        bytesOut += bytes(shown.text());
    }

    void reads(Screen shown, long now) {
        screen = shown;
        showed(shown);
        turn(Phase.READING, now + application.replyWithinMillis());
    }

    /** After a suspension all times begin anew. */
    void resumes(String dialogue, long now) {
        if (!dialogue.equals(dialogueId)) {
            highest = 0;
        }
        dialogueId = dialogue;
        endsBy = now + application.sessionWithinMillis();
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
