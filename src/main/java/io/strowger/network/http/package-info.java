/**
 * Networks over HTTP that the router submits to, in whichever dialect has a way to do so.
 *
 * <p>In come submits; out goes one request each with an absolute deadline, over kept connections,
 * and whether anything may have left. {@code Dialogues} remembers the service codes of the
 * dialogues that were opened last, because a network wants to hear them with every screen.
 *
 * <p>May use http.client, dialect, provision and network. Begin reading at {@code HttpNetwork}.
 * What such networks send comes in through ingress.
 */
@NullMarked
package io.strowger.network.http;

import org.jspecify.annotations.NullMarked;
