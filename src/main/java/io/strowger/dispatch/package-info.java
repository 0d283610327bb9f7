/** The outbound dispatch verticle: application calls, notices of an end, durable deliveries. */
@NullMarked
package io.strowger.dispatch;

import org.jspecify.annotations.NullMarked;
