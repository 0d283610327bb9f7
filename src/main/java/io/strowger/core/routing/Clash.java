package io.strowger.core.routing;

import io.strowger.core.model.ServiceCode;

/** One service code given to two targets. */
public record Clash<T>(ServiceCode code, T first, T second) {}
