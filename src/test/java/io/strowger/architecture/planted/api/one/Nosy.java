package io.strowger.architecture.planted.api.one;

import io.strowger.architecture.planted.api.two.Other;

/** One sibling that sees another. */
public record Nosy(Other other) {}
