package io.strowger.core.session;

/**
 * What a session has counted so far.
 *
 * @param hops inputs of the subscriber that the application was or is asked about: 1, 2, 3…
 *     (invariant 12)
 * @param networkSequence the number that the network gave the latest input of the present dialogue
 *     to which it gave one, 0 when it gave none
 * @param bytesIn UTF-8 bytes of all inputs
 * @param bytesOut UTF-8 bytes of all screens
 * @param askedAgain hops that the application was asked about twice
 */
public record SessionCounters(
        int hops, int networkSequence, int bytesIn, int bytesOut, int askedAgain) {

    /** Before the first hop. */
    public static final SessionCounters NONE = new SessionCounters(0, 0, 0, 0);

    /**
     * More inputs than a dialogue has. A number that is further behind was not given to an earlier
     * input: the network has leapt, or begun anew, and the session goes on with it.
     */
    private static final int MOST_INPUTS = 1_000;

    /** Every hop was asked about once. */
    public SessionCounters(int hops, int networkSequence, int bytesIn, int bytesOut) {
        this(hops, networkSequence, bytesIn, bytesOut, 0);
    }

    SessionCounters heard(int sequence, String input) {
        SessionCounters heard = misheard(sequence, input);
        return new SessionCounters(hops + 1, heard.networkSequence, heard.bytesIn, bytesOut, askedAgain);
    }

    /** An input that the application is not asked about. */
    SessionCounters misheard(int sequence, String input) {
        int latest = sequence == 0 ? networkSequence : sequence;
        return new SessionCounters(
                hops, latest, bytesIn + utf8Length(input), bytesOut, askedAgain);
    }

    SessionCounters showed(String screen) {
        return new SessionCounters(
                hops, networkSequence, bytesIn, bytesOut + utf8Length(screen), askedAgain);
    }

    /** The present hop was asked about twice. */
    SessionCounters again() {
        return new SessionCounters(hops, networkSequence, bytesIn, bytesOut, askedAgain + 1);
    }

    /** In another dialogue the network numbers its inputs anew. */
    SessionCounters inNewDialogue() {
        return new SessionCounters(hops, 0, bytesIn, bytesOut, askedAgain);
    }

    /** Whether nothing has come from the subscriber yet: he may not have seen a screen. */
    boolean hasHeardNothing() {
        return bytesIn == 0 && networkSequence == 0;
    }

    /** Whether the network has sent the input with this number before. */
    boolean hasHeard(int sequence) {
        int behind = networkSequence - sequence; // neither is negative
        return sequence != 0 && behind >= 0 && behind < MOST_INPUTS;
    }

    private static int utf8Length(String text) {
        int length = text.length();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= 0x80) {
                // a surrogate pair is two chars and four bytes
                length += c < 0x800 || Character.isSurrogate(c) ? 1 : 2;
            }
        }
        return length;
    }
}
