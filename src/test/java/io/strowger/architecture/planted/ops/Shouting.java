package io.strowger.architecture.planted.ops;

import io.vertx.core.eventbus.EventBus;

/** Neither bus nor verticle, and yet on the bus. */
public record Shouting(EventBus bus) {}
