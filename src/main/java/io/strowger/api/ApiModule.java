package io.strowger.api;

import io.strowger.http.server.ErrorFormats;
import io.strowger.ops.retention.CleaningTask;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import java.util.List;

/** One API of the public port, put together. */
public interface ApiModule {

    /** Adds the paths to the router of one event loop; to be called on it. */
    void mount(Vertx vertx, Router router);

    /** These shapes of errors, and those of the API's own paths. */
    ErrorFormats shapes(ErrorFormats others);

    /** What expires. */
    List<CleaningTask> cleaning();
}
