/**
 * Mobile networks, one folder for each connector; here what every connector is made of.
 *
 * <p>In comes what the router submits without being asked: the first screen of a push, a screen for
 * a dialogue that is not an open request, a notification, a short message. Out goes a {@link
 * io.strowger.core.push.SubmitOutcome}: accepted, refused, or unknown, and what is unknown is never
 * sent again. What a network says of itself comes in by the bus.
 *
 * <p>May use the core and Vert.x futures. Folders never see each other. Begin reading at {@link
 * io.strowger.network.Connector}.
 */
@NullMarked
package io.strowger.network;

import org.jspecify.annotations.NullMarked;
