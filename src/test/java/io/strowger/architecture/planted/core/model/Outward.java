package io.strowger.architecture.planted.core.model;

import io.strowger.architecture.planted.core.session.Inward;

/** Half of a cycle of packages inside one package. */
public record Outward(Inward back) {}
