package io.strowger.config.yaml;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.Node;

/**
 * A YAML file that is being read. Mistakes are gathered, so that one reading names them all; keys
 * that no one asked for are mistakes.
 */
public final class YamlDocument {

    private final String name;
    private final Environment environment;
    private final List<Problem> problems = new ArrayList<>();
    private final List<Section> sections = new ArrayList<>();
    private final Section root;

    private YamlDocument(Source source, Environment environment) {
        this.name = source.name();
        this.environment = environment;
        this.root = section(content(source), new SourceLocation(name, 1, ""));
    }

    /**
     * Reads a file whose keys are overridden by environment variables.
     *
     * @param prefix what the names of these variables begin with, as {@code STROWGER_}
     */
    public static YamlDocument overridden(
            Source source, Map<String, String> environment, String prefix) {
        return new YamlDocument(source, new Environment(environment, prefix));
    }

    /** Reads a file that takes only its secrets from the environment. */
    public static YamlDocument plain(Source source, Map<String, String> environment) {
        return new YamlDocument(source, new Environment(environment, ""));
    }

    private @Nullable Node content(Source source) {
        try {
            return YamlLoader.read(source);
        } catch (YamlLoader.Unreadable e) {
            report(new Problem(name, e.line(), "", String.valueOf(e.getMessage())));
            return null;
        }
    }

    /** The keys at the left margin. */
    public Section root() {
        return root;
    }

    Environment environment() {
        return environment;
    }

    Section section(@Nullable Node node, SourceLocation spot) {
        Section section = new Section(this, node, spot);
        sections.add(section);
        return section;
    }

    /** Adds a problem to those of the file. */
    public void report(Problem problem) {
        problems.add(problem);
    }

    /**
     * What the reading came to, once every key that may be there was asked for.
     *
     * @param value what was made of the file; it counts only when nothing was wrong
     * @param ignored variables that begin with the prefix and are no settings
     */
    public <T> Parsed<T> outcome(T value, Set<String> ignored) {
        sections.forEach(Section::reportUnknownKeys);
        if (problems.isEmpty()) {
            return new Parsed.Valid<>(value, warnings(ignored));
        }
        return new Parsed.Invalid<>(
                problems.stream().sorted(Comparator.comparingInt(Problem::line)).toList());
    }

    private List<String> warnings(Set<String> ignored) {
        Stream<String> strangers =
                environment.strangers().filter(variable -> !ignored.contains(variable));
        return strangers
                .map(variable -> variable + ": names no setting and is ignored; check its spelling")
                .toList();
    }
}
