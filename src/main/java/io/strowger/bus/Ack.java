package io.strowger.bus;

/** The statement was taken over by the verticle that was told. */
public record Ack() {}
