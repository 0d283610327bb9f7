package io.strowger.bus;

import io.strowger.core.model.SessionKey;

/**
 * A network could not deliver a screen that it had taken.
 *
 * @param dialogueId the network's name of the dialogue, or the one that it was given
 * @param cause the network's own word for why
 */
public record DeliveryFailed(SessionKey key, String dialogueId, String cause) {}
