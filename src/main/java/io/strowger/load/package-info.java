/**
 * The load engine behind {@code strowger load}: subscribers who dial and reply over {@code POST
 * /network/{id}} in the dialect programmable, at an open rate or as fast as it goes.
 *
 * <p>In comes a plan; out go figures that do not leave out what was late (latencies count from when
 * a hop was due), and a report of what was seen. An answer to anybody else's session is an error
 * and ends the run.
 *
 * <p>May use http.client and nothing else of the router: it runs in a process of its own. Begin
 * reading at {@link io.strowger.load.LoadEngine}.
 */
@NullMarked
package io.strowger.load;

import org.jspecify.annotations.NullMarked;
