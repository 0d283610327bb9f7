@NullMarked
package io.strowger.ops.watchdog;

import org.jspecify.annotations.NullMarked;
