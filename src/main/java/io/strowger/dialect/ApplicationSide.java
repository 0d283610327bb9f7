package io.strowger.dialect;

import java.time.Duration;

/**
 * What a dialect is towards applications.
 *
 * @param codec bytes ↔ records
 * @param answerWithin how long an application may take to answer a hop when nothing else is set
 * @param toldOfItsEnds whether an application is also told of ends that it made itself
 * @param checksOut whether a session may end in a checkout
 */
public record ApplicationSide(
        ApplicationDialect codec,
        Duration answerWithin,
        boolean toldOfItsEnds,
        boolean checksOut) {}
