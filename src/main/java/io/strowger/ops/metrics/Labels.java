package io.strowger.ops.metrics;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Keeps the values of a label few: those of the operator's own come first, then those that accounts
 * brought about, so many each; what finds no place is called {@code other}. Whoever has a place
 * keeps it until he is gone, or the operator needs it.
 */
final class Labels {

    static final String OTHER = "other";

    /**
     * What a value is called that is not there, as the application of a code that is not in use.
     */
    static final String NONE = "none";

    /**
     * A value that may become a label.
     *
     * @param account whose it is; empty for the operator's own
     */
    record Candidate(String value, String account) {

        boolean isOwn() {
            return account.isEmpty();
        }
    }

    private final int most;
    private final int share;
    private volatile Set<String> known = Set.of();

    /**
     * @param most how many labels there are, besides {@code other} and {@code none}
     * @param share how many of them one account may have
     */
    Labels(int most, int share) {
        this.most = most;
        this.share = share;
    }

    String of(String value) {
        if (value.isEmpty()) {
            return NONE;
        }
        return known.contains(value) ? value : OTHER;
    }

    /** Whether a label is still in use. */
    boolean has(String label) {
        return label.equals(OTHER) || label.equals(NONE) || known.contains(label);
    }

    /** From now on these are all the values that there are. */
    synchronized void replace(Collection<Candidate> candidates) {
        Set<String> before = known;
        List<Candidate> own = candidates.stream().filter(Candidate::isOwn).toList();
        List<Candidate> others = candidates.stream().filter(one -> !one.isOwn()).toList();
        Set<String> admitted = new LinkedHashSet<>();
        admit(own.stream(), before, _ -> true, admitted);
        Map<String, Integer> taken = new HashMap<>();
        admit(
                others.stream(),
                before,
                one -> taken.merge(one.account(), 1, Integer::sum) <= share,
                admitted);
        known = Set.copyOf(admitted);
    }

    /** Those that have a place keep it before others get one. */
    private void admit(
            Stream<Candidate> candidates,
            Set<String> before,
            Predicate<Candidate> may,
            Set<String> admitted) {
        List<Candidate> all = candidates.toList();
        Stream.concat(
                        all.stream().filter(one -> before.contains(one.value())),
                        all.stream().filter(one -> !before.contains(one.value())))
                .forEach(one -> {
                    if (admitted.size() < most && may.test(one)) {
                        admitted.add(one.value());
                    }
                });
    }
}
