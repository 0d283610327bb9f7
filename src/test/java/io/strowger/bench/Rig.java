package io.strowger.bench;

import io.vertx.core.Deployable;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.io.IOException;
import java.io.OutputStream;
import java.util.function.Supplier;

/** What the programs of the rig have in common. */
final class Rig {
    static final String HOST = "127.0.0.1";

    private Rig() {}

    /**
     * Serves with so many event loops, says {@code ready} on standard output, and ends when
     * standard input does: whoever started it is gone then.
     */
    static void serve(int loops, Supplier<Deployable> server) throws IOException {
        Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(loops));
        vertx.deployVerticle(server, new DeploymentOptions().setInstances(loops)).await();
        System.out.println("ready");
        System.in.transferTo(OutputStream.nullOutputStream());
        vertx.close().await();
    }
}
