package io.strowger.network.simulator;

import io.strowger.core.model.SessionKey;

/**
 * The network took a submit and could not deliver it.
 *
 * @param dialogueId of the submit, or the id of a short message
 * @param cause {@code busy} or {@code absent}
 */
public record NotDelivered(SessionKey key, String dialogueId, String cause) {}
