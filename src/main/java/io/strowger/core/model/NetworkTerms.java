package io.strowger.core.model;

/**
 * What the session rules know of a network.
 *
 * @param id the network's id
 * @param operator the name that applications see as {@code Operator}
 * @param idleMillis how long the network lets a dialogue stand without a message of ours
 * @param texts what its subscribers see when no application is to blame, as for an unknown code
 * @param sequenceIgnored whether its numbers of inputs say nothing: equal number and equal text is
 *     no repeat
 */
public record NetworkTerms(
        String id, String operator, long idleMillis, Texts texts, boolean sequenceIgnored) {

    /** A network whose numbers of inputs tell repeats. */
    public NetworkTerms(String id, String operator, long idleMillis, Texts texts) {
        this(id, operator, idleMillis, texts, false);
    }

    /** The same where those numbers say nothing. */
    public NetworkTerms ignoringSequence() {
        return new NetworkTerms(id, operator, idleMillis, texts, true);
    }

    /** The same for a subscriber of this operator; a blank name is none. */
    public NetworkTerms ofOperator(String named) {
        return named.isBlank() || named.equals(operator)
                ? this
                : new NetworkTerms(id, named, idleMillis, texts, sequenceIgnored);
    }
}
