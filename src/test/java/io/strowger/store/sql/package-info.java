/** Tests of {@link io.strowger.store.sql}. */
@NullMarked
package io.strowger.store.sql;

import org.jspecify.annotations.NullMarked;
