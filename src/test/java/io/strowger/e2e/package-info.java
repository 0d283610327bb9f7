/** The router seen from outside: real sockets, real files, processes that are killed. */
@NullMarked
package io.strowger.e2e;

import org.jspecify.annotations.NullMarked;
