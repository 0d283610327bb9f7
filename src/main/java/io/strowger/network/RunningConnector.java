package io.strowger.network;

import io.strowger.provision.NetworkDefinition;
import io.vertx.core.Future;
import io.vertx.ext.web.Router;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A connector in a router. For any thread. */
public interface RunningConnector {

    /** The way out to a network of this connector, or null when it has none. */
    @Nullable Network network(NetworkDefinition network);

    /** The SMS side of a network of this connector, or null when it has none. */
    default @Nullable ShortMessages messages(NetworkDefinition network) {
        return null;
    }

    /** Deploys what it needs, once the verticles of the sessions are there. */
    default Future<?> start() {
        return Future.succeededFuture();
    }

    /** What it adds to the management port. */
    default List<Consumer<Router>> routes() {
        return List.of();
    }
}
