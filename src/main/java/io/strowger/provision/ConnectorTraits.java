package io.strowger.provision;

/**
 * What provisioning has to know of a connector.
 *
 * @param name as provisioning files write it
 * @param speaksDialects whether its networks ask over HTTP in a dialect of the list, with a secret,
 *     and are submitted to at a URL; the networks of others have none of these keys, and the
 *     connector submits to them as it does to all of its own
 * @param simulated whether nobody is on its networks but who tries the router; a number that a
 *     network with people claims is not submitted to here
 */
public record ConnectorTraits(String name, boolean speaksDialects, boolean simulated) {}
