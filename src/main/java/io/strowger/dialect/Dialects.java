package io.strowger.dialect;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The dialects of a router by their names, in the order in which people are told of them. */
public final class Dialects {

    private final SequencedMap<String, Dialect> byName = new LinkedHashMap<>();

    private Dialects(Iterable<Dialect> entries) {
        for (Dialect entry : entries) {
            if (byName.putIfAbsent(entry.name(), entry) != null) {
                throw new IllegalArgumentException("two dialects are named " + entry.name());
            }
        }
    }

    /** These dialects. */
    public static Dialects of(Dialect... entries) {
        return new Dialects(List.of(entries));
    }

    /** These and one more. */
    public Dialects with(Dialect entry) {
        return new Dialects(Stream.concat(byName.values().stream(), Stream.of(entry)).toList());
    }

    /** How applications are asked in a dialect, or null when none speaks it. */
    public @Nullable ApplicationSide application(String name) {
        Dialect entry = byName.get(name);
        return entry == null ? null : entry.application();
    }

    /** How networks ask in a dialect, or null when none speaks it. */
    public @Nullable NetworkSide network(String name) {
        Dialect entry = byName.get(name);
        return entry == null ? null : entry.network();
    }

    /** Whether applications of a dialect are also told of ends that they made themselves. */
    public boolean toldOfItsEnds(String name) {
        ApplicationSide side = application(name);
        return side != null && side.toldOfItsEnds();
    }

    /** The names of the dialects that applications speak. */
    public String[] ofApplications() {
        return names(entry -> entry.application() != null);
    }

    /** The names of the dialects that networks speak. */
    public String[] ofNetworks() {
        return names(entry -> entry.network() != null);
    }

    private String[] names(Predicate<Dialect> which) {
        return byName.values().stream().filter(which).map(Dialect::name).toArray(String[]::new);
    }
}
