package io.strowger.bench;

import io.strowger.load.LoadEngine;
import io.strowger.load.LoadPlan;
import io.strowger.load.LoadPlan.Limits;
import io.strowger.load.LoadPlan.Pace;
import io.strowger.load.LoadPlan.Stop;
import io.strowger.load.LoadPlan.Subscribers;
import io.strowger.load.LoadPlan.Walk;
import io.strowger.load.LoadSummary;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The product's load engine as a process that stays warm: an order a line, a result a line. */
final class LoadWorker {
    private static final long TIMEOUT_MILLIS = 30_000;
    private static final Walk WHOLE = new Walk("*713#", List.of("1", "2", "3"), 0, true);
    private static final Walk BEGIN_ONLY = new Walk("*713#", List.of(), 0, false);

    private LoadWorker() {}

    public static void main(String[] args) throws IOException {
        Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
        System.out.println("ready");
        BufferedReader orders =
                new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = orders.readLine(); line != null; line = orders.readLine()) {
            LoadPlan plan = plan(Work.Order.parse(line));
            System.out.println(done(new LoadEngine(vertx, plan, _ -> {}).run().await()).toLine());
        }
        vertx.close().await();
    }

    private static LoadPlan plan(Work.Order order) {
        return new LoadPlan(
                URI.create("http://" + Rig.HOST + ":" + order.port() + order.path()),
                RouterFiles.SECRET,
                order.hold() ? BEGIN_ONLY : WHOLE,
                new Pace.Flood(),
                new Stop(Stop.NEVER, order.sessions()),
                new Limits(order.inFlight(), order.inFlight(), 1, TIMEOUT_MILLIS),
                new Subscribers(order.msisdnFrom(), order.sessions()));
    }

    private static Work.Done done(LoadSummary summary) {
        return new Work.Done(
                summary.hops(),
                summary.hopsPerSecond(),
                summary.latencyMillis(50),
                summary.latencyMillis(99),
                summary.errors().toString());
    }
}
