package io.strowger.architecture.planted.cli;

import io.strowger.architecture.planted.store.two.Other;

/** A command that knows which store there is. */
public record Knowing(Other store) {}
