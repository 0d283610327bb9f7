package io.strowger.core.session.walk;

import io.strowger.core.model.EndReason;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Set;

/** What walks have come across: a walk that sees nothing proves nothing. */
final class Sights {

    final Set<Class<?>> states = new HashSet<>();
    final Set<Class<?>> events = new HashSet<>();
    final Set<Class<?>> effects = new HashSet<>();
    final Set<Class<?>> offerOutcomes = new HashSet<>();
    final Set<EndReason> reasons = EnumSet.noneOf(EndReason.class);
    long steps;
}
