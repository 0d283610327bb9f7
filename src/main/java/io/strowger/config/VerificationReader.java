package io.strowger.config;

import static io.strowger.config.yaml.Values.duration;
import static io.strowger.config.yaml.Values.number;

import io.strowger.config.yaml.Section;
import io.strowger.core.verify.GuessRule;
import io.strowger.limits.Quota;
import io.strowger.limits.WindowLimit;
import java.time.Duration;

/** Reads the keys under {@code verification:}. */
final class VerificationReader {

    private static final Duration LONGEST_LIFE = Duration.ofHours(24);
    private static final Duration LONGEST_WINDOW = Duration.ofHours(24);
    private static final Duration SHORTEST_KEPT = Duration.ofHours(24);
    private static final Duration LONGEST_KEPT = Duration.ofDays(3_650);
    private static final int MOST_REQUESTS = 1_000_000;
    private static final int MOST_REFS = 1_000_000_000;
    private static final int MOST_PREFIX_DIGITS = 8;

    private VerificationReader() {}

    static VerificationSettings read(Section section) {
        VerificationSettings defaults = VerificationSettings.DEFAULTS;
        Section perPrefix = section.section("perPrefix");
        return new VerificationSettings(
                section.get("life", duration(LONGEST_LIFE), defaults.life()),
                section.get("guesses", number(1, GuessRule.DEFAULT.most()), defaults.guesses()),
                keepRefs(section, defaults.keepRefs()),
                refs(section, defaults.refs()),
                limit(section.section("perNumber"), defaults.perNumber()),
                limit(perPrefix, defaults.perPrefix()),
                perPrefix.get("digits", number(1, MOST_PREFIX_DIGITS), defaults.prefixDigits()),
                limit(section.section("perToken"), defaults.perToken()),
                limit(section.section("perAddress"), defaults.perAddress()));
    }

    private static Duration keepRefs(Section section, Duration fallback) {
        Duration kept = section.get("keepRefs", duration(LONGEST_KEPT), fallback);
        if (kept.compareTo(SHORTEST_KEPT) < 0) {
            section.refuse("keepRefs", "must be at least 24h");
        }
        return kept;
    }

    private static Quota refs(Section section, Quota fallback) {
        int whole = section.get("maxRefs", number(1, MOST_REFS), (int) fallback.whole());
        int each =
                section.get(
                        "maxRefsPerAccount",
                        number(1, MOST_REFS),
                        (int) Quota.of(whole).perAccount());
        return new Quota(whole, each);
    }

    private static WindowLimit limit(Section section, WindowLimit fallback) {
        return new WindowLimit(
                section.get("requests", number(0, MOST_REQUESTS), fallback.most()),
                section.get("within", duration(LONGEST_WINDOW), fallback.within()));
    }
}
