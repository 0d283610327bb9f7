/**
 * The simulator network: handsets in memory, worked over the management port
 * (docs/operators/handsets.md).
 *
 * <p>In come dials and replies of people and tests, and the router's own submits; out go requests
 * on the bus like those of any network, and what a handset shows. Faults are set for each handset:
 * busy, absent, reject, silent, slow.
 *
 * <p>May use bus, numbering, json, ops, provision and network. All handsets live on one event loop.
 * Begin reading at {@link io.strowger.network.simulator.SimulatorNetwork}, then {@link
 * io.strowger.network.simulator.HandsetRoutes}.
 */
@NullMarked
package io.strowger.network.simulator;

import org.jspecify.annotations.NullMarked;
