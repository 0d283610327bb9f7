/** The settings of a router as validated records, and the file and environment they come from. */
@NullMarked
package io.strowger.config;

import org.jspecify.annotations.NullMarked;
