package io.strowger.architecture.planted.store.two;

/** The sibling that is seen. */
public record Other() {}
