package io.strowger.config.yaml;

import io.strowger.security.Secret;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * The keys of one mapping, read by name. What is asked for is remembered, so that the rest can be
 * reported as unknown. A parser refuses a text by an {@link IllegalArgumentException}, whose
 * message becomes the problem's.
 */
public final class Section {

    private static final String YAML_TAGS = "tag:yaml.org,2002:";

    /** The key by which YAML 1.1 merges sections. */
    private static final String MERGE = "<<";

    private static final Pattern PLAIN_KEY = Pattern.compile("[A-Za-z][A-Za-z0-9_-]{0,39}");

    private final YamlDocument document;
    private final SourceLocation spot;
    private final Map<String, Entry> entries = new LinkedHashMap<>();
    private final Set<String> asked = new LinkedHashSet<>();

    private record Entry(int line, Node value) {}

    Section(YamlDocument document, @Nullable Node node, SourceLocation spot) {
        this.document = document;
        this.spot = spot;
        if (node instanceof MappingNode mapping && isStandard(mapping)) {
            mapping.getValue().forEach(this::add);
        } else if (node != null && !isNothing(node)) {
            report(spot, "must be a section: one key, a colon and a value a line");
        }
    }

    private void add(NodeTuple tuple) {
        int line = lineOf(tuple.getKeyNode());
        if (!(tuple.getKeyNode() instanceof ScalarNode key) || !isStandard(key)) {
            report(
                    new SourceLocation(spot.source(), line, spot.path()),
                    "a key must be a plain word");
            return;
        }
        Entry first = entries.putIfAbsent(key.getValue(), new Entry(line, tuple.getValueNode()));
        if (first != null) {
            report(
                    keySpot(key.getValue(), line, tuple.getValueNode()),
                    "stands twice, first in line " + first.line() + "; remove one");
        }
    }

    /** The line where the section begins. */
    public int line() {
        return spot.line();
    }

    /** Whether the file or the environment gives the key a value. */
    public boolean has(String key) {
        return entries.containsKey(key) || document.environment().overriding(pathOf(key)) != null;
    }

    /** All keys of the file, for a section whose keys are names. */
    public List<String> keys() {
        return List.copyOf(entries.keySet());
    }

    /** Where the key stands, or the section when it is not there. */
    public SourceLocation at(String key) {
        Entry entry = entries.get(key);
        return new SourceLocation(
                spot.source(), entry == null ? line() : entry.line(), pathOf(key));
    }

    /** Says what is wrong with a key's value. */
    public void refuse(String key, String message) {
        Scalar overriding = document.environment().overriding(pathOf(key));
        report(overriding == null ? at(key) : overriding.spot(), message);
    }

    /** Says what is wrong with a value of {@link #located}. */
    public void refuse(SourceLocation where, String message) {
        report(where, message);
    }

    /** The key's value, or null when it is not there or wrong. */
    public <T> @Nullable T optional(String key, Function<String, T> parser) {
        Scalar scalar = scalar(key);
        return scalar == null ? null : parsed(scalar, parser);
    }

    /** The key's value, or the fallback when it is not there or wrong. */
    public <T> T get(String key, Function<String, T> parser, T fallback) {
        T value = optional(key, parser);
        return value == null ? fallback : value;
    }

    /** The key's value; when it is not there or wrong, a problem and the placeholder. */
    public <T> T required(String key, Function<String, T> parser, T placeholder) {
        if (!has(key)) {
            asked.add(key);
            refuse(key, "is missing; add it");
            return placeholder;
        }
        return get(key, parser, placeholder);
    }

    /** The key's values, written as a list or as one value; empty when it is not there. */
    public <T> List<T> list(String key, Function<String, T> parser) {
        return located(key, parser).stream().map(Located::value).toList();
    }

    /** As {@link #list}, with the place of every value. */
    public <T> List<Located<T>> located(String key, Function<String, T> parser) {
        List<Located<T>> values = new ArrayList<>();
        for (Scalar scalar : scalars(key)) {
            T value = parsed(scalar, parser);
            if (value != null) {
                values.add(new Located<>(scalar.spot(), value));
            }
        }
        return values;
    }

    /**
     * The key's secret, or null when it is not there. {@code ${NAME}} takes it from the
     * environment; no problem repeats it.
     */
    public @Nullable Secret secret(String key, int fewestCharacters) {
        return optional(key, Secrets.parser(document.environment()::get, fewestCharacters));
    }

    /** The section below the key; an empty one when it is not there. */
    public Section section(String key) {
        asked.add(key);
        Entry entry = entries.get(key);
        return document.section(entry == null ? null : entry.value(), at(key));
    }

    /** The section below the key, or null when it is not there. */
    public @Nullable Section optionalSection(String key) {
        Section section = section(key);
        return entries.containsKey(key) ? section : null;
    }

    /** The sections of a list below the key; none when it is not there. */
    public List<Section> sections(String key) {
        asked.add(key);
        Entry entry = entries.get(key);
        List<Section> sections = new ArrayList<>();
        if (entry != null && entry.value() instanceof SequenceNode list && isStandard(list)) {
            for (Node item : list.getValue()) {
                sections.add(document.section(item, itemSpot(key, sections.size(), item)));
            }
        } else if (entry != null && !isNothing(entry.value())) {
            refuse(key, "must be a list: one line with - an entry");
        }
        return sections;
    }

    private @Nullable Scalar scalar(String key) {
        asked.add(key);
        Scalar overriding = document.environment().overriding(pathOf(key));
        Entry entry = entries.get(key);
        if (overriding != null || entry == null) {
            return overriding;
        }
        return scalar(entry.value(), at(key));
    }

    private @Nullable Scalar scalar(Node node, SourceLocation where) {
        if (isNothing(node)) {
            report(where, "has no value; give it one or remove the key");
            return null;
        }
        if (node instanceof ScalarNode scalar && isStandard(scalar)) {
            return new Scalar(scalar.getValue(), where);
        }
        report(where, "must be a single value, without a list, a section or a tag");
        return null;
    }

    private List<Scalar> scalars(String key) {
        Entry entry = entries.get(key);
        Scalar overriding = document.environment().overriding(pathOf(key));
        List<Scalar> scalars = new ArrayList<>();
        if (overriding != null) {
            asked.add(key);
            for (String text : overriding.text().split(",", -1)) {
                scalars.add(new Scalar(text.strip(), overriding.spot()));
            }
        } else if (entry != null && entry.value() instanceof SequenceNode list) {
            asked.add(key);
            for (int i = 0; i < list.getValue().size(); i++) {
                Node item = list.getValue().get(i);
                addIfThere(scalars, scalar(item, itemSpot(key, i, item)));
            }
        } else {
            addIfThere(scalars, scalar(key));
        }
        return scalars;
    }

    private static void addIfThere(List<Scalar> scalars, @Nullable Scalar scalar) {
        if (scalar != null) {
            scalars.add(scalar);
        }
    }

    private <T> @Nullable T parsed(Scalar scalar, Function<String, T> parser) {
        try {
            return parser.apply(scalar.text());
        } catch (IllegalArgumentException e) {
            report(scalar.spot(), String.valueOf(e.getMessage()));
            return null;
        }
    }

    void reportUnknownKeys() {
        entries.forEach((key, entry) -> {
            if (!asked.contains(key)) {
                report(keySpot(key, entry.line(), entry.value()), unknown(key));
            }
        });
    }

    private String unknown(String key) {
        if (key.equals(MERGE)) {
            return "<< brings in no other section here; write its keys out";
        }
        return Suggestion.nearest(key, asked)
                .map(word -> "unknown key; did you mean " + word + "?")
                .orElseGet(() -> "unknown key; known here: " + String.join(", ", asked));
    }

    /**
     * Where a key stands that no one has asked for. It is named only when it looks like a key:
     * {@code {secret:abc}} without a blank is a key without a value, and would be shown.
     */
    private SourceLocation keySpot(String key, int line, Node value) {
        boolean looksLikeKey = PLAIN_KEY.matcher(key).matches() && !isNothing(value);
        return new SourceLocation(spot.source(), line, looksLikeKey ? pathOf(key) : spot.path());
    }

    private SourceLocation itemSpot(String key, int index, Node item) {
        return new SourceLocation(spot.source(), lineOf(item), pathOf(key) + "[" + index + "]");
    }

    private String pathOf(String key) {
        return spot.path().isEmpty() ? key : spot.path() + "." + key;
    }

    private void report(SourceLocation where, String message) {
        document.report(where.problem(message));
    }

    private static boolean isNothing(Node node) {
        return node.getTag().equals(Tag.NULL);
    }

    private static boolean isStandard(Node node) {
        return node.getTag().getValue().startsWith(YAML_TAGS) && !node.getTag().equals(Tag.BINARY);
    }

    private static int lineOf(Node node) {
        return node.getStartMark().getLine() + 1;
    }
}
