package io.strowger.provision;

import io.strowger.security.Secret;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * How a network over HTTP is submitted to.
 *
 * @param url the base of the URLs that are called, as {@code https://hub.example/ussd/v1}
 * @param secret what we present to the network
 * @param notifyUrl where the network sends replies, which is our own {@code /network/{id}} as the
 *     network reaches it; null when the network knows without being told
 */
public record Outbound(URI url, Secret secret, @Nullable URI notifyUrl) {}
