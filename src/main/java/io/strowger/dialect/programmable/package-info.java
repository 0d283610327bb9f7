/**
 * The dialect {@code programmable} (programmable-services.txt), spoken to applications and by
 * upstream gateways.
 */
@NullMarked
package io.strowger.dialect.programmable;

import org.jspecify.annotations.NullMarked;
