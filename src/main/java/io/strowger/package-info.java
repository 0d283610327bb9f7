/**
 * The program itself: its entry, and the router's modules and lifecycle. {@link io.strowger.Main}
 * reads the command line; {@link io.strowger.Strowger} makes the modules, opens them one after the
 * other and closes them again.
 *
 * <p>In come settings and an environment; out goes a running router, or one sentence that says why
 * there is none. What the modules are made from is in {@code bootstrap}.
 *
 * <p>May use every package; no other package may use this one. Begin reading at {@link
 * io.strowger.Strowger}; {@code docs/architecture.md} has the whole picture.
 */
@NullMarked
package io.strowger;

import org.jspecify.annotations.NullMarked;
