package io.strowger.dialect;

import org.jspecify.annotations.Nullable;

/**
 * One entry of the list of dialects: a public wire format, and which sides it has.
 *
 * @param name as provisioning files write it
 * @param application how applications are asked, or null when none speaks it
 * @param network how networks ask, or null when none speaks it
 */
public record Dialect(
        String name, @Nullable ApplicationSide application, @Nullable NetworkSide network) {}
