/**
 * The dialect {@code programmable} (docs/protocols/programmable.md), spoken to applications and by
 * upstream gateways.
 */
@NullMarked
package io.strowger.dialect.programmable;

import org.jspecify.annotations.NullMarked;
