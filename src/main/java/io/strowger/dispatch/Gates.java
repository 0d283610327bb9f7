package io.strowger.dispatch;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;

/** The gates of all applications of a process, by application id. */
public final class Gates {

    private final int failuresToOpen;
    private final long openMillis;
    private final Map<String, Gate> gates = new ConcurrentHashMap<>();

    /**
     * @param failuresToOpen failures in a row that open a circuit
     * @param openMillis how long it stays open before a probe
     */
    public Gates(int failuresToOpen, long openMillis) {
        this.failuresToOpen = failuresToOpen;
        this.openMillis = openMillis;
    }

    Gate of(String application) {
        return gates.computeIfAbsent(
                application, _ -> new Gate(new Circuit(failuresToOpen, openMillis)));
    }

    /** Forgets applications that are no longer provisioned. */
    void keepOnly(Set<String> applications) {
        gates.keySet().retainAll(applications);
    }

    /** Hands out each application's id and whether its circuit is open. */
    public void forEachCircuit(BiConsumer<String, Boolean> visitor) {
        gates.forEach((application, gate) -> visitor.accept(application, gate.isOpen()));
    }

    /** Requests that applications have not answered yet. */
    public int inFlight() {
        return gates.values().stream().mapToInt(Gate::inFlight).sum();
    }
}
