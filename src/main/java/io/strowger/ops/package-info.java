/** What operators see: health, errors of the management server, and the server itself. */
@NullMarked
package io.strowger.ops;

import org.jspecify.annotations.NullMarked;
