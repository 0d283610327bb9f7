package io.strowger.architecture.planted.network.one;

import io.strowger.architecture.planted.network.two.Other;

/** One sibling that sees another. */
public record Nosy(Other other) {}
