/** The way in for applications that speak oneapi: outbound messages and subscriptions. */
@NullMarked
package io.strowger.ingress.oneapi;

import org.jspecify.annotations.NullMarked;
