package io.strowger.architecture.planted.core.model;

import io.strowger.architecture.planted.core.session.Inward;

/** Half of a cycle of packages inside one room. */
public record Outward(Inward back) {}
