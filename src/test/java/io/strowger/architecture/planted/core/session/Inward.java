package io.strowger.architecture.planted.core.session;

import io.strowger.architecture.planted.core.model.Outward;

/** Half of a cycle of packages inside one package. */
public record Inward(Outward back) {}
