package io.strowger.architecture.planted.dispatch;

/** The last stage. */
public record Hatch() {}
