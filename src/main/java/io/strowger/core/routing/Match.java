package io.strowger.core.routing;

import io.strowger.core.model.ServiceCode;

/**
 * Where a dial string leads.
 *
 * @param code the longest service code that the dial string begins with
 * @param target what stands behind the code
 * @param rest the segments dialled after the code, joined by {@code *}; empty when there are none
 */
public record Match<T>(ServiceCode code, T target, String rest) {}
