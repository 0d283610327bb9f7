package io.strowger.load;

import io.strowger.load.LoadPlan.Pace.Flood;
import io.strowger.load.LoadPlan.Pace.OpenRate;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** Runs one load plan once. */
public final class LoadEngine {
    private static final long SAMPLE_MILLIS = 1_000;

    private final Vertx vertx;
    private final LoadPlan plan;
    private final Consumer<Sample> onSample;
    private final InFlightLimit turnstile;
    private final Arrivals arrivals;
    private final long run = UUID.randomUUID().getMostSignificantBits();

    /**
     * @param onSample told about each second of the run, on one of the event loops
     */
    public LoadEngine(Vertx vertx, LoadPlan plan, Consumer<Sample> onSample) {
        this.vertx = vertx;
        this.plan = plan;
        this.onSample = onSample;
        turnstile = new InFlightLimit(plan.limits().inFlight());
        arrivals =
                switch (plan.pace()) {
                    case OpenRate rate ->
                            new OpenLoopArrivals(rate, plan.stop(), turnstile, System::nanoTime);
                    case Flood() ->
                            new ClosedLoopArrivals(
                                    plan.limits().inFlight(),
                                    plan.stop(),
                                    turnstile,
                                    System::nanoTime);
                };
    }

    /** Completes when every session that began has ended; fails only when it cannot start. */
    public Future<LoadSummary> run() {
        List<LoadLane> lanes = new CopyOnWriteArrayList<>();
        LoadCounters tally = new LoadCounters();
        var instances = new DeploymentOptions().setInstances(plan.limits().threads());
        return vertx.deployVerticle(() -> newLane(lanes, tally), instances)
                .compose(deployment ->
                        measure(lanes, tally).eventually(() -> vertx.undeploy(deployment)));
    }

    /** No further session begins; those in flight are finished. */
    public void stop() {
        turnstile.close();
    }

    private LoadLane newLane(List<LoadLane> lanes, LoadCounters tally) {
        LoadLane lane = new LoadLane(plan, run, tally, turnstile, System::nanoTime, arrivals);
        lanes.add(lane);
        return lane;
    }

    private Future<LoadSummary> measure(List<LoadLane> lanes, LoadCounters tally) {
        tally.start(System.nanoTime());
        long sampler = vertx.setPeriodic(SAMPLE_MILLIS, _ -> sample(tally));
        arrivals.start(lanes);
        return turnstile
                .emptied()
                .map(_ -> tally.summary(System.nanoTime()))
                .onComplete(_ -> vertx.cancelTimer(sampler));
    }

    private void sample(LoadCounters tally) {
        onSample.accept(tally.sample(System.nanoTime(), turnstile.inFlight()));
    }
}
