package io.strowger.load;

import java.util.List;

/** Decides when sessions begin, from {@code start} until it closes the turnstile. */
interface Arrivals extends LoadLane.Departures {
    void start(List<LoadLane> lanes);
}
