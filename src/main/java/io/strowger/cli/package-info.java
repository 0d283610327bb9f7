/** The commands of the command line; each tells its story in its help text. */
@NullMarked
package io.strowger.cli;

import org.jspecify.annotations.NullMarked;
