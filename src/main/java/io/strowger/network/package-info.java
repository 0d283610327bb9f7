/**
 * Mobile networks, one folder a connector; here what every connector is made of ({@link
 * io.strowger.network.Connector}) and the way out that it gives.
 */
@NullMarked
package io.strowger.network;

import org.jspecify.annotations.NullMarked;
