/**
 * The rig of {@code scripts/bench.sh}: an application stub, the bare relay that is the yardstick, a
 * load generator and the driver that starts them as processes of their own and prints the figures.
 * Programs, not tests.
 */
@NullMarked
package io.strowger.bench;

import org.jspecify.annotations.NullMarked;
