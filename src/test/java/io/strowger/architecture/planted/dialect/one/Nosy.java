package io.strowger.architecture.planted.dialect.one;

import io.strowger.architecture.planted.dialect.two.Other;

/** One sibling that sees another. */
public record Nosy(Other other) {}
