package io.strowger.architecture.planted.dispatch;

/** The last room. */
public record Hatch() {}
