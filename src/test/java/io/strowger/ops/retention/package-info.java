@NullMarked
package io.strowger.ops.retention;

import org.jspecify.annotations.NullMarked;
