package io.strowger.cli;

import io.strowger.provision.Difference;
import java.util.List;

/** What a change comes to, one line each. */
final class DifferenceLines {

    private DifferenceLines() {}

    static List<String> of(List<Difference> differences) {
        return differences.stream().map(one -> capital(one.toString()) + ".").toList();
    }

    /** Only what somebody might not expect of an ordinary change. */
    static List<String> surprising(List<Difference> differences) {
        return of(
                differences.stream()
                        .filter(one ->
                                switch (one.action()) {
                                    case REMOVED, MOVED, KEPT -> true;
                                    case ADDED, CHANGED, UNCLAIMED -> false;
                                })
                        .toList());
    }

    private static String capital(String sentence) {
        return Character.toUpperCase(sentence.charAt(0)) + sentence.substring(1);
    }
}
