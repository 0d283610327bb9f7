package io.strowger.architecture.planted.ingress;

/** The first stage. */
public record Door() {}
