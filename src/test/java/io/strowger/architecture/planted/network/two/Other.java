package io.strowger.architecture.planted.network.two;

/** The sibling that is seen. */
public record Other() {}
