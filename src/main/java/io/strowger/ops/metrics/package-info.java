/** What is counted and timed, as Prometheus reads it. */
@NullMarked
package io.strowger.ops.metrics;

import org.jspecify.annotations.NullMarked;
