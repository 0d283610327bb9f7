package io.strowger.bench;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

/**
 * An application of the dialect oneapi and the subscribers of the simulator that talk to it, in one
 * process that stays warm: an order a line, a result a line. Argument: the application's port.
 */
final class OneApiRig {

    private OneApiRig() {}

    /**
     * So many sessions, as fast as they go.
     *
     * @param mt whether the application begins them
     * @param hops inputs of the subscriber; a dial is one
     * @param run tells the correlators of one order from another's
     */
    record Order(
            int port,
            int managementPort,
            boolean mt,
            long sessions,
            int inFlight,
            long msisdnFrom,
            int hops,
            String run) {
        String toLine() {
            return "%d %d %b %d %d %d %d %s"
                    .formatted(port, managementPort, mt, sessions, inFlight, msisdnFrom, hops, run);
        }

        static Order parse(String line) {
            String[] part = line.split(" ", -1);
            return new Order(
                    Integer.parseInt(part[0]),
                    Integer.parseInt(part[1]),
                    Boolean.parseBoolean(part[2]),
                    Long.parseLong(part[3]),
                    Integer.parseInt(part[4]),
                    Long.parseLong(part[5]),
                    Integer.parseInt(part[6]),
                    part[7]);
        }
    }

    public static void main(String[] args) throws IOException {
        int port = Integer.parseInt(args[0]);
        Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
        vertx.deployVerticle(new OneApiStub(port)).await();
        OneApiCallers callers = new OneApiCallers(vertx, port);
        System.out.println("ready");
        BufferedReader orders =
                new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = orders.readLine(); line != null; line = orders.readLine()) {
            System.out.println(callers.run(Order.parse(line)).await());
        }
        vertx.close().await();
    }
}
