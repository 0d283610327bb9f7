package io.strowger.bus;

/** The statement was taken over by the room that was told. */
public record Ack() {}
