package io.strowger.architecture.planted.core;

import io.vertx.core.Future;

/** Core that needs a framework. */
public record Framed(Future<String> later) {}
