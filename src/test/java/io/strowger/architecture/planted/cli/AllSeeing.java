package io.strowger.architecture.planted.cli;

import io.strowger.architecture.planted.dispatch.Hatch;
import io.strowger.architecture.planted.ingress.Door;

/** A command that puts stages together. */
public record AllSeeing(Door door, Hatch hatch) {}
