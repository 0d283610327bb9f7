/**
 * The dialect {@code oneapi} (docs/protocols/oneapi.md), spoken to applications and with upstream
 * hubs: bytes to records and back, the rules of what is refused, and the one table of its errors.
 */
@NullMarked
package io.strowger.dialect.oneapi;

import org.jspecify.annotations.NullMarked;
