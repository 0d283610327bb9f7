package io.strowger.cli;

import io.strowger.config.yaml.Parsed;
import io.strowger.config.yaml.Problem;
import java.util.List;

/** What is wrong with files, in a sentence. */
final class ProblemReport {
    private ProblemReport() {}

    /** The value of a valid file; a failure that names the first mistake of any other. */
    static <T> T valueOf(Parsed<T> parsed) {
        return switch (parsed) {
            case Parsed.Valid<T>(var value, var _) -> value;
            case Parsed.Invalid<T>(var problems) ->
                    throw CommandFailure.misconfigured(sentence(problems), null);
        };
    }

    /** The first mistake, and how many more there are. */
    private static String sentence(List<Problem> problems) {
        String first = problems.getFirst().toString();
        int more = problems.size() - 1;
        return more == 0 ? first : first + " (and " + more + " more: strowger check-config)";
    }
}
