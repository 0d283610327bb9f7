/** How the router logs: plain lines or JSON, set by program instead of by file. */
@NullMarked
package io.strowger.ops.logging;

import org.jspecify.annotations.NullMarked;
