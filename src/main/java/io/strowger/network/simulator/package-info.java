/**
 * The simulator network: handsets in memory, worked through the Handset API (design.md, section 5).
 */
@NullMarked
package io.strowger.network.simulator;

import org.jspecify.annotations.NullMarked;
