package io.strowger.provision;

/**
 * What provisioning has to know of a connector.
 *
 * @param name as provisioning files write it
 * @param speaksDialects whether its networks ask over HTTP in a dialect of the list, with a secret,
 *     and are submitted to at a URL; the networks of others have none of these keys, and the
 *     connector submits to them as it does to all of its own
 */
public record ConnectorTraits(String name, boolean speaksDialects) {}
