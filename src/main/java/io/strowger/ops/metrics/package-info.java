/**
 * What is counted and timed, as Prometheus reads it. Every name stands in {@code
 * docs/operators/running.md}, "Metrics".
 *
 * <p>In come what happened and to whom; out goes the text of a scrape. Labels are bounded: only
 * what is provisioned has one of its own, and the rest is {@code other}.
 *
 * <p>May use Micrometer and the core. Who counts knows an interface of its own (as {@code
 * SessionContext}'s), which {@link io.strowger.bootstrap.RouterMetrics} fills from here. Begin
 * reading at {@link io.strowger.ops.metrics.Meters}.
 */
@NullMarked
package io.strowger.ops.metrics;

import org.jspecify.annotations.NullMarked;
