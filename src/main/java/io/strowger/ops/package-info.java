/**
 * What operators see of a running router: the management port with health, metrics and whatever
 * others mount there.
 *
 * <p>In come requests of operators, scrapers and load balancers, guarded against pages of other
 * origins; out go JSON and Prometheus text. {@link io.strowger.ops.Readiness} gathers the checks
 * that decide whether sessions may be sent here.
 *
 * <p>May use ingress for connections, security and Vert.x. Begin reading at {@link
 * io.strowger.ops.ManagementVerticle}.
 */
@NullMarked
package io.strowger.ops;

import org.jspecify.annotations.NullMarked;
