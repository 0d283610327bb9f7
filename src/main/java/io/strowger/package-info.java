/** The command line's entry and the one place where the router is put together. */
@NullMarked
package io.strowger;

import org.jspecify.annotations.NullMarked;
