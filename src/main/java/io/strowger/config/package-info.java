/**
 * The settings of a router: validated records with defaults, and the file and environment that they
 * come from.
 *
 * <p>In come {@code conf/strowger.yaml} and variables named {@code STROWGER_…}; out goes one {@link
 * io.strowger.config.Settings}, or all mistakes at once, each with its line and its key. A record
 * checks its own values; a reader names keys. A new key is a field of a record, a line in its
 * reader, the comment in {@code conf/strowger.yaml} and a row in {@code docs/operators/running.md}.
 *
 * <p>May use config.yaml, security, limits and the core's types. Begin reading at {@link
 * io.strowger.config.Settings} and {@link io.strowger.config.SettingsReader}.
 */
@NullMarked
package io.strowger.config;

import org.jspecify.annotations.NullMarked;
