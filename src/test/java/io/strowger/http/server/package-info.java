/** Tests of {@link io.strowger.http.server}. */
@NullMarked
package io.strowger.http.server;

import org.jspecify.annotations.NullMarked;
