package io.strowger.cli;

import io.strowger.config.Settings;

/** Starts a router in this process. */
@FunctionalInterface
public interface RouterStarter {

    /** A router that is ready. */
    interface Running {
        int httpPort();

        int managementPort();

        /** Stops in good order: live hops finish first. */
        void stop() throws Exception;
    }

    /** Returns when the router is ready. */
    Running start(Settings settings) throws Exception;
}
