package io.strowger.architecture.planted.ops;

import io.strowger.architecture.planted.config.About;

/** Half of a cycle of packages. */
public record Round(About back) {}
