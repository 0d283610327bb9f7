package io.strowger.core.session;

/**
 * What a session is to keep of a request that an application sends on its own, in the place of a
 * client state.
 */
@FunctionalInterface
public interface ClientStateUpdate {

    /**
     * What is kept now.
     *
     * @param kept what was kept of the request before, or empty
     */
    String after(String kept);
}
