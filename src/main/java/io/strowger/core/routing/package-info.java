/**
 * Which application a dial string reaches (docs/protocols/common.md, "Service codes").
 *
 * <p>In come all service codes with what stands behind each, once a snapshot; then dial strings.
 * Out goes the longest code that begins the dial string, with the rest that belongs to the
 * application, or nothing. Two holders of one code are a clash, which the reader of a provisioning
 * file reports.
 *
 * <p>May use the JDK and core.model alone. A look-up allocates next to nothing: it is made at every
 * dial. Begin reading at {@link io.strowger.core.routing.RoutingTable}.
 */
@NullMarked
package io.strowger.core.routing;

import org.jspecify.annotations.NullMarked;
