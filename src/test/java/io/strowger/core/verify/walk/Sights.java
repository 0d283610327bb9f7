package io.strowger.core.verify.walk;

import io.strowger.core.verify.Verdict;
import java.util.EnumSet;
import java.util.Set;

/** What walks came to. */
final class Sights {

    final Set<Verdict> verdicts = EnumSet.noneOf(Verdict.class);
}
