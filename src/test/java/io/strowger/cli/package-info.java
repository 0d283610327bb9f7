/** Tests of the command line. */
@NullMarked
package io.strowger.cli;

import org.jspecify.annotations.NullMarked;
