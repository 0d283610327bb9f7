package io.strowger.core.session;

import io.strowger.core.model.Choices;
import io.strowger.core.model.NextPage;
import io.strowger.core.model.Screen;
import io.strowger.core.session.SessionState.Absent;
import io.strowger.core.session.SessionState.AwaitingApplication;
import io.strowger.core.session.SessionState.AwaitingNetwork;
import io.strowger.core.session.SessionState.AwaitingSubscriber;
import io.strowger.core.session.SessionState.Ended;
import io.strowger.core.session.SessionState.HandingOver;
import io.strowger.core.session.SessionState.Live;
import io.strowger.core.session.SessionState.Parted;
import io.strowger.core.session.SessionState.Suspended;
import org.jspecify.annotations.Nullable;

/**
 * How much memory a state takes, reckoned rather high, and for whose application. A character is
 * counted as the two bytes that it may take; the lengths are at hand, so that nothing is walked.
 */
public final class Footprint {

    /** Of a session's objects without its texts, its place in the table among them. */
    public static final int FIXED_BYTES = 512;

    private static final int BYTES_OF_CHARACTER = 2;

    /** Of a string's and its array's headers. */
    private static final int FIXED_BYTES_OF_KEY = 48;

    /** Of a page's objects, and of the headers of its text. */
    private static final int FIXED_BYTES_OF_PAGE = 112;

    private Footprint() {}

    /** In bytes; 0 when there is nothing to keep. */
    public static int of(SessionState state) {
        return switch (state) {
            case Absent _ -> 0;
            case Ended s ->
                    bytes(
                                    s.dialogueId().length()
                                            + s.dialString().length()
                                            + s.said().clientState().length())
                            + bytesOf(s.last());
            case AwaitingApplication s -> of(s, s.clientState());
            case Parted s -> of(s, s.clientState());
            case HandingOver s -> of(s, "") + bytesOf(s.last());
            case AwaitingSubscriber s -> of(s, s.clientState()) + bytesOf(s.shown());
            case AwaitingNetwork s -> of(s, s.clientState()) + bytesOf(s.first());
            case Suspended s -> of(s, s.clientState()) + bytesOf(s.shown());
        };
    }

    /** The account that a state counts for; empty when it counts for none. */
    public static String account(SessionState state) {
        return switch (state) {
            case Absent _ -> "";
            case Ended ended -> ended.account();
            case Live live -> live.session().application().account();
        };
    }

    private static int of(Live live, String clientState) {
        Session session = live.session();
        return bytes(
                session.dialogueId().length()
                        + session.dialString().length()
                        + clientState.length());
    }

    private static int bytes(int characters) {
        return FIXED_BYTES + BYTES_OF_CHARACTER * characters;
    }

    private static int bytesOf(Screen screen) {
        int characters = screen.length() + (screen.rich() == null ? 0 : screen.rich().length());
        int pages = 0;
        for (NextPage more = screen.next(); more != null; more = more.screen().next()) {
            pages += FIXED_BYTES_OF_PAGE;
        }
        return pages + BYTES_OF_CHARACTER * characters + bytesOf(screen.choices(), screen);
    }

    /** The keys of a menu stand in its text. */
    private static int bytesOf(@Nullable Choices choices, Screen screen) {
        return choices == null
                ? 0
                : choices.keys().size() * FIXED_BYTES_OF_KEY
                        + BYTES_OF_CHARACTER * screen.text().length();
    }
}
