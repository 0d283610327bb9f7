/**
 * A small bank behind {@code *713#}, written as an application developer would write it, so that a
 * new router has something to dial.
 *
 * <p>In come requests in the dialect programmable; out go screens. {@link
 * io.strowger.demo.DemoBank} holds the menus and remembers nothing: where a subscriber is travels
 * as {@code ClientState}. {@link io.strowger.demo.DemoApplication} is the HTTP around it.
 *
 * <p>Uses Vert.x and nothing of the router, as any application. Begin reading at {@link
 * io.strowger.demo.DemoBank}.
 */
@NullMarked
package io.strowger.demo;

import org.jspecify.annotations.NullMarked;
