/** The simulator network: handsets in memory, worked over HTTP (docs/operators/handsets.md). */
@NullMarked
package io.strowger.network.simulator;

import org.jspecify.annotations.NullMarked;
