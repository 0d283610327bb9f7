package io.strowger.session;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * Steps of several routers and of the world around them, taken one at a time in an order that dice
 * decide. A router that is killed takes no step more; what it has sent is on its way.
 */
final class StepQueue {

    /** Whose steps nobody kills: stores, networks, applications, subscribers. */
    static final int WORLD = -1;

    private record Step(int node, Runnable work) {}

    private final List<Step> steps = new ArrayList<>();
    private final Set<Integer> dead = new HashSet<>();
    private final Random random;

    StepQueue(Random random) {
        this.random = random;
    }

    void add(int node, Runnable work) {
        if (!dead.contains(node)) {
            steps.add(new Step(node, work));
        }
    }

    /** Something is done elsewhere, in a step of its own, and then a node hears of it. */
    <T> Future<T> roundTrip(int node, Supplier<T> work) {
        return roundTrip(node, work, () -> false);
    }

    /**
     * The same over a wire that may break.
     *
     * @param breaks asked before the work, and again before the answer
     */
    <T> Future<T> roundTrip(int node, Supplier<T> work, BooleanSupplier breaks) {
        Promise<T> answer = Promise.promise();
        add(
                WORLD,
                () -> {
                    boolean reached = !breaks.getAsBoolean();
                    T done = reached ? work.get() : null;
                    boolean heard = reached && !breaks.getAsBoolean();
                    add(node, () -> answer.handle(answer(heard, done)));
                });
        return answer.future();
    }

    private static <T> Future<T> answer(boolean heard, T done) {
        return heard ? Future.succeededFuture(done) : Future.failedFuture("the wire broke");
    }

    /**
     * Takes one of the steps.
     *
     * @return false when there is none
     */
    boolean take() {
        if (steps.isEmpty()) {
            return false;
        }
        int chosen = random.nextInt(steps.size());
        Step step = steps.set(chosen, steps.getLast());
        steps.removeLast();
        step.work.run();
        return true;
    }

    void kill(int node) {
        dead.add(node);
        steps.removeIf(step -> step.node == node);
    }

    boolean isAlive(int node) {
        return !dead.contains(node);
    }
}
