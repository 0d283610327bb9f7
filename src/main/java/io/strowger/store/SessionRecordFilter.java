package io.strowger.store;

import org.jspecify.annotations.Nullable;

/**
 * Which session records are looked for; what is null does not matter.
 *
 * @param msisdnHash the hash of the number, as {@link StoredRecord#msisdnHash}
 * @param code as {@link StoredRecord#code}
 * @param application as {@link StoredRecord#application}
 * @param reason as {@link StoredRecord#reason}
 * @param since the session began then or later; epoch milliseconds
 * @param until the session began earlier; epoch milliseconds
 */
public record SessionRecordFilter(
        @Nullable Long msisdnHash,
        @Nullable String code,
        @Nullable String application,
        @Nullable String reason,
        long since,
        long until) {}
