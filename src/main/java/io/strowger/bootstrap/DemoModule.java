package io.strowger.bootstrap;

import io.strowger.config.DemoSettings;
import io.strowger.demo.DemoApplication;
import io.vertx.core.Vertx;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The demo application beside the router. */
public final class DemoModule {

    private static final Logger log = LoggerFactory.getLogger(DemoModule.class);

    private DemoModule() {}

    /** The router is worth starting without its demo, whose port a developer may have taken. */
    public static void start(Vertx vertx, DemoSettings settings) {
        if (settings.enabled()) {
            DemoApplication.start(vertx, settings.port())
                    .onFailure(error ->
                            log.atWarn()
                                    .addKeyValue("port", settings.port())
                                    .addKeyValue("error", error.getMessage())
                                    .log("The demo application does not run"));
        }
    }
}
