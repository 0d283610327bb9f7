/**
 * The program itself: its entry, and the one place where a router is put together. {@link
 * io.strowger.Main} reads the command line; {@link io.strowger.Strowger} opens the storage, makes
 * the modules and deploys the verticles, and closes them again in the reverse order.
 *
 * <p>In come settings and an environment; out goes a running router, or one sentence that says why
 * there is none. A module ({@code OneApiModule}, {@code PushModule} …) makes the parts of one API
 * and says what it has mounted, what has to be deleted in time and what is counted. {@link
 * io.strowger.VerticleDeployment} sees to it that each event loop has one ingress, one session and
 * one dispatch verticle; {@link io.strowger.RunningClock} is the clock that everything which waits
 * is given.
 *
 * <p>May use every package; no other package may use this one. Begin reading at {@link
 * io.strowger.Strowger}; {@code docs/architecture.md} has the whole picture.
 */
@NullMarked
package io.strowger;

import org.jspecify.annotations.NullMarked;
