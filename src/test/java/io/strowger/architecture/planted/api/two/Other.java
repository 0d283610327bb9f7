package io.strowger.architecture.planted.api.two;

/** The sibling that is seen. */
public record Other() {}
