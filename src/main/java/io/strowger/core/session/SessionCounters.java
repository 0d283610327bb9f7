package io.strowger.core.session;

/**
 * What a session has counted so far, and how it knows a reply again. The dial is no reply: its own
 * number says nothing about those of the replies.
 *
 * @param hops inputs of the subscriber that the application was or is asked about: 1, 2, 3…
 *     (invariant 12)
 * @param networkSequence the number that the network gave the latest reply of the present dialogue
 *     to which it gave one, 0 when it gave none
 * @param numberedReply the hash of the reply with that number, 0 when there is none
 * @param bytesIn UTF-8 bytes of all inputs
 * @param bytesOut UTF-8 bytes of all screens
 * @param askedAgain hops that the application was asked about twice
 */
public record SessionCounters(
        int hops,
        int networkSequence,
        int numberedReply,
        int bytesIn,
        int bytesOut,
        int askedAgain) {

    /** Before the first hop. */
    public static final SessionCounters NONE = new SessionCounters(0, 0, 0, 0, 0);

    /**
     * More inputs than a dialogue has. A number that is further behind was not given to an earlier
     * input: the network has leapt, or begun anew, and the session goes on with it.
     */
    private static final int MOST_INPUTS = 1_000;

    /** Every hop was asked about once. */
    public SessionCounters(
            int hops, int networkSequence, int numberedReply, int bytesIn, int bytesOut) {
        this(hops, networkSequence, numberedReply, bytesIn, bytesOut, 0);
    }

    /** The input with which a session begins, which may be none. */
    SessionCounters began(String input) {
        return new SessionCounters(
                hops + 1,
                networkSequence,
                numberedReply,
                bytesIn + utf8Length(input),
                bytesOut,
                askedAgain);
    }

    SessionCounters heard(int sequence, String reply) {
        SessionCounters heard = misheard(sequence, reply);
        return new SessionCounters(
                hops + 1,
                heard.networkSequence,
                heard.numberedReply,
                heard.bytesIn,
                bytesOut,
                askedAgain);
    }

    /** A reply that the application is not asked about. */
    SessionCounters misheard(int sequence, String reply) {
        return new SessionCounters(
                hops,
                sequence == 0 ? networkSequence : sequence,
                sequence == 0 ? numberedReply : hash(reply),
                bytesIn + utf8Length(reply),
                bytesOut,
                askedAgain);
    }

    SessionCounters showed(String screen) {
        return new SessionCounters(
                hops,
                networkSequence,
                numberedReply,
                bytesIn,
                bytesOut + utf8Length(screen),
                askedAgain);
    }

    /** The present hop was asked about twice. */
    SessionCounters again() {
        return new SessionCounters(
                hops, networkSequence, numberedReply, bytesIn, bytesOut, askedAgain + 1);
    }

    /** In another dialogue the network numbers its inputs anew. */
    SessionCounters inNewDialogue() {
        return new SessionCounters(hops, 0, 0, bytesIn, bytesOut, askedAgain);
    }

    /** Whether nothing has come from the subscriber yet: he may not have seen a screen. */
    boolean hasHeardNothing() {
        return bytesIn == 0 && networkSequence == 0;
    }

    /**
     * Whether the network has sent this reply before: the latest with the same number and the same
     * text, or one with an earlier number. Another text under the latest number is another input:
     * some networks number nothing but the dial.
     */
    boolean hasHeard(int sequence, String reply) {
        int behind = networkSequence - sequence; // neither is negative
        return sequence != 0
                && behind >= 0
                && behind < MOST_INPUTS
                && (behind > 0 || numberedReply == hash(reply));
    }

    /**
     * Two short replies have hardly ever the same, as {@link String#hashCode} gives to {@code Aa}
     * and {@code BB} (FNV-1a over UTF-16 units).
     */
    private static int hash(String reply) {
        int hash = 0x811C9DC5;
        for (int i = 0; i < reply.length(); i++) {
            hash = (hash ^ reply.charAt(i)) * 0x01000193;
        }
        return hash;
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

    /** Shows nothing that a reply, as a PIN, could be guessed from (invariant 26). */
    @Override
    public String toString() {
        return "SessionCounters[hops=%d, bytesIn=%d, bytesOut=%d]"
                .formatted(hops, bytesIn, bytesOut);
    }
}
