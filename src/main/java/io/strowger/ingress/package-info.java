/** The HTTP ingress verticle: gates (limits, credentials, decoding), then one call on the bus. */
@NullMarked
package io.strowger.ingress;

import org.jspecify.annotations.NullMarked;
