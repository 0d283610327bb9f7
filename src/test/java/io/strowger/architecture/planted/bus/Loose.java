package io.strowger.architecture.planted.bus;

import io.vertx.core.json.JsonObject;

/** A message without a shape. */
public record Loose(JsonObject anything) {}
