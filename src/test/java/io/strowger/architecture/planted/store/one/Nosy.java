package io.strowger.architecture.planted.store.one;

import io.strowger.architecture.planted.store.two.Other;

/** One sibling that sees another. */
public record Nosy(Other other) {}
