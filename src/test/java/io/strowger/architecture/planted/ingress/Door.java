package io.strowger.architecture.planted.ingress;

/** The first room. */
public record Door() {}
