package io.strowger.architecture.planted.dialect.two;

/** The sibling that is seen. */
public record Other() {}
