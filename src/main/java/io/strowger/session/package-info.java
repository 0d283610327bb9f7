/** The session state-machine verticle: one shard an event loop, load → decide → save → act. */
@NullMarked
package io.strowger.session;

import org.jspecify.annotations.NullMarked;
