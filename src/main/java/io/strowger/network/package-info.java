/** Mobile networks, one folder a connector; here the interface that every connector implements. */
@NullMarked
package io.strowger.network;

import org.jspecify.annotations.NullMarked;
