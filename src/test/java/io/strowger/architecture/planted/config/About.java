package io.strowger.architecture.planted.config;

import io.strowger.architecture.planted.ops.Round;

/** Half of a cycle of packages. */
public record About(Round back) {}
