package io.strowger.config.yaml;

import io.strowger.security.Secret;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads secrets: what is wrong with one is said without showing it. */
final class Secrets {

    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Za-z_][A-Za-z0-9_]*)}");
    private static final int MOST_CHARACTERS = 512;

    private Secrets() {}

    static Function<String, Secret> parser(
            Function<String, @Nullable String> environment, int fewestCharacters) {
        return text -> new Secret(checked(resolved(text, environment), fewestCharacters));
    }

    private static String resolved(String text, Function<String, @Nullable String> environment) {
        Matcher variable = VARIABLE.matcher(text);
        if (variable.matches()) {
            return value(variable.group(1), environment);
        }
        if (text.startsWith("${")) {
            throw new IllegalArgumentException(
                    "a secret of the environment is written as ${NAME} and nothing else");
        }
        return text;
    }

    private static String value(String name, Function<String, @Nullable String> environment) {
        String value = environment.apply(name);
        if (value == null) {
            throw new IllegalArgumentException(
                    "the environment variable " + name + " is not set; set it to the secret");
        }
        return value;
    }

    private static String checked(String secret, int fewest) {
        if (secret.length() < fewest || secret.length() > MOST_CHARACTERS) {
            throw new IllegalArgumentException(
                    "a secret has from " + fewest + " to " + MOST_CHARACTERS + " characters");
        }
        if (!secret.equals(secret.strip()) || !secret.chars().allMatch(c -> c >= ' ' && c <= '~')) {
            throw new IllegalArgumentException(
                    "a secret holds only printable ASCII characters, without blanks around it");
        }
        return secret;
    }
}
