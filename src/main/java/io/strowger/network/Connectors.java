package io.strowger.network;

import io.strowger.provision.ConnectorTraits;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The connectors of a router, in the order in which people are told of them.
 *
 * @param entries no two of one name
 */
public record Connectors(List<Connector> entries) {

    public Connectors {
        entries = List.copyOf(entries);
        if (entries.stream().map(Connectors::name).distinct().count() < entries.size()) {
            throw new IllegalArgumentException("two connectors have one name");
        }
    }

    /** These connectors. */
    public static Connectors of(Connector... entries) {
        return new Connectors(List.of(entries));
    }

    /** These and one more. */
    public Connectors with(Connector entry) {
        return new Connectors(Stream.concat(entries.stream(), Stream.of(entry)).toList());
    }

    /** What provisioning has to know of them. */
    public List<ConnectorTraits> traits() {
        return entries.stream().map(Connector::traits).toList();
    }

    /** What runs of each in a router, by its name. */
    public Map<String, RunningConnector> open(ConnectorContext context) {
        Map<String, RunningConnector> running = new LinkedHashMap<>();
        entries.forEach(entry -> running.put(name(entry), entry.opening().apply(context)));
        return running;
    }

    private static String name(Connector entry) {
        return entry.traits().name();
    }
}
