package io.strowger.core.model;

/**
 * What the session rules know of a network.
 *
 * @param id the network's id
 * @param operator the name that applications see as {@code Operator}
 * @param idleMillis how long the network lets a dialogue stand without a message of ours
 * @param texts what its subscribers see when no application is to blame, as for an unknown code
 */
public record NetworkTerms(String id, String operator, long idleMillis, Texts texts) {

    /** The same for a subscriber of this operator; a blank name is none. */
    public NetworkTerms ofOperator(String named) {
        return named.isBlank() || named.equals(operator)
                ? this
                : new NetworkTerms(id, named, idleMillis, texts);
    }
}
