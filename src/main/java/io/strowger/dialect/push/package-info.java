/**
 * The dialect of {@code POST /api/v1/ussd/app/push} (docs/protocols/push.md): bytes to records and
 * back, and the one table of its errors.
 */
@NullMarked
package io.strowger.dialect.push;

import org.jspecify.annotations.NullMarked;
