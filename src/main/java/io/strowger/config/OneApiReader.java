package io.strowger.config;

import static io.strowger.config.yaml.Values.duration;
import static io.strowger.config.yaml.Values.number;
import static io.strowger.config.yaml.Values.word;

import io.strowger.config.yaml.Section;
import io.strowger.limits.Quota;
import io.strowger.limits.WindowLimit;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** Reads the keys under {@code oneapi:} and {@code callbacks:}. */
final class OneApiReader {

    private static final Duration LONGEST_WINDOW = Duration.ofHours(24);
    private static final int MOST_REQUESTS = 1_000_000;
    private static final int MOST_CORRELATORS = 1_000_000_000;

    private OneApiReader() {}

    static OneApiSettings read(Section oneApi, Section callbacks) {
        OneApiSettings defaults = OneApiSettings.DEFAULTS;
        Section tokens = oneApi.section("tokens");
        List<String> schemes = callbacks.list("schemes", word("http", "https"));
        return new OneApiSettings(
                schemes.isEmpty() ? defaults.callbackSchemes() : Set.copyOf(schemes),
                correlators(oneApi, defaults.correlators()),
                limit(tokens.section("perAddress"), defaults.tokensPerAddress()),
                limit(tokens.section("perKey"), defaults.tokensPerKey()));
    }

    private static Quota correlators(Section oneApi, Quota fallback) {
        int whole =
                oneApi.get("maxCorrelators", number(1, MOST_CORRELATORS), (int) fallback.whole());
        Quota quarters = Quota.of(whole);
        int each =
                oneApi.get(
                        "maxCorrelatorsPerAccount",
                        number(1, MOST_CORRELATORS),
                        (int) quarters.perAccount());
        return new Quota(whole, each);
    }

    private static WindowLimit limit(Section section, WindowLimit fallback) {
        return new WindowLimit(
                section.get("requests", number(0, MOST_REQUESTS), fallback.most()),
                section.get("within", duration(LONGEST_WINDOW), fallback.within()));
    }
}
