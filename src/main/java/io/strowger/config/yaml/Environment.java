package io.strowger.config.yaml;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The environment variables as a reader of files sees them: some stand in for a key of the file
 * ({@code STROWGER_HTTP_PORT} for {@code http.port}), others are named by {@code ${NAME}}.
 */
final class Environment {

    private final Map<String, String> variables;
    private final String prefix;
    private final Set<String> asked = new TreeSet<>();

    /**
     * @param prefix what the names of overriding variables begin with; empty when none override
     */
    Environment(Map<String, String> variables, String prefix) {
        this.variables = variables;
        this.prefix = prefix;
    }

    /** What overrides this key; a variable that is set to nothing overrides nothing. */
    @Nullable Scalar overriding(String path) {
        if (prefix.isEmpty()) {
            return null;
        }
        String name = prefix + upperSnake(path);
        asked.add(name);
        String text = get(name);
        return text == null ? null : new Scalar(text, new SourceLocation(name, 0, path));
    }

    /** The variable's value without blanks around it, or null when nothing is left. */
    @Nullable String get(String name) {
        String value = variables.get(name);
        return value == null || value.isBlank() ? null : value.strip();
    }

    /** Variables with the prefix that no key has asked for. */
    Stream<String> strangers() {
        return variables.keySet().stream()
                .filter(name -> !prefix.isEmpty() && name.startsWith(prefix))
                .filter(name -> !asked.contains(name))
                .sorted();
    }

    /** {@code sessions.rememberEnded} becomes {@code SESSIONS_REMEMBER_ENDED}. */
    static String upperSnake(String path) {
        return path.replaceAll("([a-z0-9])([A-Z])", "$1_$2")
                .replace('.', '_')
                .toUpperCase(Locale.ROOT);
    }
}
